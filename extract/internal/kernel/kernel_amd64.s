#include "textflag.h"

// func gemmAVX2(a *float32, lda int, b *float32, ldb int, c *float32, ldc int, k int)
// Rows of a: SI, R11, R12, R13. Row of b: DI. The block of c: Y0 to Y7, two registers a row.
TEXT ·gemmAVX2(SB), NOSPLIT, $0-56
	MOVQ a+0(FP), SI
	MOVQ lda+8(FP), R8
	SHLQ $2, R8
	MOVQ b+16(FP), DI
	MOVQ ldb+24(FP), R9
	SHLQ $2, R9
	MOVQ c+32(FP), DX
	MOVQ ldc+40(FP), R10
	SHLQ $2, R10
	MOVQ k+48(FP), CX
	LEAQ (SI)(R8*1), R11
	LEAQ (SI)(R8*2), R12
	LEAQ (R11)(R8*2), R13
	MOVQ DX, BX
	VMOVUPS (BX), Y0
	VMOVUPS 32(BX), Y1
	ADDQ R10, BX
	VMOVUPS (BX), Y2
	VMOVUPS 32(BX), Y3
	ADDQ R10, BX
	VMOVUPS (BX), Y4
	VMOVUPS 32(BX), Y5
	ADDQ R10, BX
	VMOVUPS (BX), Y6
	VMOVUPS 32(BX), Y7

gemmloop:
	VMOVUPS (DI), Y8
	VMOVUPS 32(DI), Y9
	VBROADCASTSS (SI), Y10
	VBROADCASTSS (R11), Y11
	VBROADCASTSS (R12), Y12
	VBROADCASTSS (R13), Y13
	VFMADD231PS Y8, Y10, Y0
	VFMADD231PS Y9, Y10, Y1
	VFMADD231PS Y8, Y11, Y2
	VFMADD231PS Y9, Y11, Y3
	VFMADD231PS Y8, Y12, Y4
	VFMADD231PS Y9, Y12, Y5
	VFMADD231PS Y8, Y13, Y6
	VFMADD231PS Y9, Y13, Y7
	ADDQ $4, SI
	ADDQ $4, R11
	ADDQ $4, R12
	ADDQ $4, R13
	ADDQ R9, DI
	DECQ CX
	JNZ gemmloop

	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	ADDQ R10, DX
	VMOVUPS Y2, (DX)
	VMOVUPS Y3, 32(DX)
	ADDQ R10, DX
	VMOVUPS Y4, (DX)
	VMOVUPS Y5, 32(DX)
	ADDQ R10, DX
	VMOVUPS Y6, (DX)
	VMOVUPS Y7, 32(DX)
	VZEROUPPER
	RET

// func dotAVX2(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int)
// Rows of x: SI, R11, R12, R13, their next pair BX bytes on. Packed columns: DI. The block of y: Y0 to Y7, two registers a row. A product is added
// to it three products later, so that the units that multiply are kept busy.
TEXT ·dotAVX2(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), SI
	MOVQ ldx+8(FP), R8
	SHLQ $1, R8
	MOVQ w+16(FP), DI
	MOVQ y+24(FP), DX
	MOVQ ldy+32(FP), R10
	SHLQ $2, R10
	MOVQ pairs+40(FP), CX
	LEAQ (SI)(R8*1), R11
	LEAQ (SI)(R8*2), R12
	LEAQ (R11)(R8*2), R13
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

	XORQ BX, BX

dotloop:
	VMOVDQU (DI), Y8
	VMOVDQU 32(DI), Y9
	VPBROADCASTD (SI)(BX*1), Y10
	VPMADDWD Y8, Y10, Y11
	VPMADDWD Y9, Y10, Y10
	VPBROADCASTD (R11)(BX*1), Y12
	VPMADDWD Y8, Y12, Y13
	VPMADDWD Y9, Y12, Y12
	VPADDD Y11, Y0, Y0
	VPADDD Y10, Y1, Y1
	VPBROADCASTD (R12)(BX*1), Y14
	VPMADDWD Y8, Y14, Y15
	VPADDD Y13, Y2, Y2
	VPMADDWD Y9, Y14, Y14
	VPADDD Y12, Y3, Y3
	VPBROADCASTD (R13)(BX*1), Y10
	VPMADDWD Y8, Y10, Y11
	VPADDD Y15, Y4, Y4
	VPMADDWD Y9, Y10, Y10
	VPADDD Y14, Y5, Y5
	VPADDD Y11, Y6, Y6
	VPADDD Y10, Y7, Y7
	ADDQ $4, BX
	ADDQ $64, DI
	DECQ CX
	JNZ dotloop

	VMOVDQU Y0, (DX)
	VMOVDQU Y1, 32(DX)
	ADDQ R10, DX
	VMOVDQU Y2, (DX)
	VMOVDQU Y3, 32(DX)
	ADDQ R10, DX
	VMOVDQU Y4, (DX)
	VMOVDQU Y5, 32(DX)
	ADDQ R10, DX
	VMOVDQU Y6, (DX)
	VMOVDQU Y7, 32(DX)
	VZEROUPPER
	RET

// func sumRowsAVX2(dst *float32, table *int8, at *uint16, n, rows int, scale float32)
// For each 16 columns, the place of which is SI, R8 goes over the numbers of the rows up to R11. The sum: Y0.
TEXT ·sumRowsAVX2(SB), NOSPLIT, $0-44
	MOVQ dst+0(FP), DI
	MOVQ table+8(FP), SI
	MOVQ at+16(FP), R10
	MOVQ n+24(FP), R9
	MOVQ rows+32(FP), R11
	LEAQ (R10)(R11*2), R11
	VBROADCASTSS scale+40(FP), Y5
	MOVQ R9, CX
	SHRQ $4, CX

columns:
	MOVQ R10, R8
	VPXOR Y0, Y0, Y0

sumloop:
	MOVWLZX (R8), AX
	IMULQ R9, AX
	VPMOVSXBW (SI)(AX*1), Y1
	VPADDW Y1, Y0, Y0
	ADDQ $2, R8
	CMPQ R8, R11
	JNE sumloop

	VEXTRACTI128 $1, Y0, X1
	VPMOVSXWD X0, Y0
	VPMOVSXWD X1, Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS Y5, Y0, Y0
	VMULPS Y5, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $16, SI
	ADDQ $64, DI
	DECQ CX
	JNZ columns
	VZEROUPPER
	RET

// func fetch(row *int8, n int)
TEXT ·fetch(SB), NOSPLIT, $0-16
	MOVQ row+0(FP), SI
	MOVQ n+8(FP), CX
	LEAQ -1(SI)(CX*1), DX

fetchloop:
	PREFETCHT0 (SI)
	ADDQ $64, SI
	CMPQ SI, DX
	JLS fetchloop
	PREFETCHT0 (DX)
	RET

// func addRowAVX2(dst *float32, row *int8, n int, scale float32)
TEXT ·addRowAVX2(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y5
	SHRQ $4, CX

rowloop:
	VPMOVSXBD (SI), Y0
	VPMOVSXBD 8(SI), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS Y5, Y0, Y0
	VMULPS Y5, Y1, Y1
	VADDPS (DI), Y0, Y0
	VADDPS 32(DI), Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $16, SI
	ADDQ $64, DI
	DECQ CX
	JNZ rowloop
	VZEROUPPER
	RET

// func quantizeAVX2(dst *int16, src *float32, n int, unit, top float32)
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS unit+24(FP), Y6
	VBROADCASTSS top+28(FP), Y7
	VPXOR Y5, Y5, Y5
	VSUBPS Y7, Y5, Y5
	SHRQ $4, CX

quantizeloop:
	VMULPS (SI), Y6, Y0
	VMULPS 32(SI), Y6, Y1
	VMINPS Y7, Y0, Y0
	VMINPS Y7, Y1, Y1
	VMAXPS Y5, Y0, Y0
	VMAXPS Y5, Y1, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	DECQ CX
	JNZ quantizeloop
	VZEROUPPER
	RET

// Constants of the gates: 32 and 512 make an argument a place in the table, which ends at 15.9 on both sides.
DATA gates<>+0(SB)/4, $32.0
DATA gates<>+4(SB)/4, $512.0
DATA gates<>+8(SB)/4, $0x417E6666
DATA gates<>+12(SB)/4, $0xC17E6666
DATA gates<>+16(SB)/4, $1.0
DATA gates<>+20(SB)/4, $1023
GLOBL gates<>(SB), RODATA|NOPTR, $24

// INDEX puts the places in the table for the arguments in Y0 into Y0.
#define INDEX \
	VMULPS Y15, Y0, Y0 \
	VADDPS Y14, Y0, Y0 \
	VCVTTPS2DQ Y0, Y0 \
	VPAND Y10, Y0, Y0

// PLACES puts what the table holds at two places side by side into x.
#define PLACES(first, second, x) \
	MOVL first, AX \
	MOVL second, R13 \
	VMOVSD (BX)(AX*8), x \
	VMOVHPS (BX)(R13*8), x, x

// SIGMOID puts the logistic function of Y0 into Y0 as Curve.Sigmoid does. The table is at BX, and what INDEX made of Y0 at the address, from
// where it is loaded number by number; Y1 to Y7, AX and R13 are used. Places 0, 1, 4, 5 of the table go to Y3 and 2, 3, 6, 7 to Y4, by plain
// loads, which on many machines are faster than gathers.
#define SIGMOID(address) \
	PLACES(0 address, 4 address, X3) \
	PLACES(8 address, 12 address, X4) \
	PLACES(16 address, 20 address, X6) \
	PLACES(24 address, 28 address, X7) \
	VMULPS Y15, Y0, Y1 \
	VADDPS Y14, Y1, Y1 \
	VROUNDPS $3, Y1, Y2 \
	VSUBPS Y2, Y1, Y1 \
	VINSERTF128 $1, X6, Y3, Y3 \
	VINSERTF128 $1, X7, Y4, Y4 \
	VSHUFPS $0xDD, Y4, Y3, Y6 \
	VSHUFPS $0x88, Y4, Y3, Y3 \
	VCMPPS $0x1E, Y12, Y0, Y5 \
	VCMPPS $0x1E, Y13, Y0, Y4 \
	VMULPS Y1, Y6, Y6 \
	VADDPS Y6, Y3, Y0 \
	VBLENDVPS Y4, Y11, Y0, Y0 \
	VANDPS Y5, Y0, Y0

#define GATECONSTANTS \
	VBROADCASTSS gates<>+0(SB), Y15 \
	VBROADCASTSS gates<>+4(SB), Y14 \
	VBROADCASTSS gates<>+8(SB), Y13 \
	VBROADCASTSS gates<>+12(SB), Y12 \
	VBROADCASTSS gates<>+16(SB), Y11 \
	VBROADCASTSS gates<>+20(SB), Y10

// func gatesAVX2(parts *float32, u *int32, scale, bias, x *float32, h int, curve *Curve)
// A block is R11 bytes long. parts, u, scale, bias, x: R9, SI, DI, DX, R8; their second and third blocks lie R11 and R12 bytes on, the
// fourth block of parts at R10.
TEXT ·gatesAVX2(SB), NOSPLIT, $0-56
	MOVQ parts+0(FP), R9
	MOVQ u+8(FP), SI
	MOVQ scale+16(FP), DI
	MOVQ bias+24(FP), DX
	MOVQ x+32(FP), R8
	MOVQ h+40(FP), CX
	MOVQ curve+48(FP), BX
	MOVQ CX, R11
	SHLQ $2, R11
	LEAQ (R11)(R11*1), R12
	LEAQ (R9)(R12*1), R10
	ADDQ R11, R10
	GATECONSTANTS
	XORQ AX, AX
	LEAQ (SI)(R11*1), R14

indexloop:
	VCVTDQ2PS (R14)(AX*1), Y0
	LEAQ (DI)(AX*1), R13
	VMULPS (R13)(R11*1), Y0, Y0
	LEAQ (DX)(AX*1), BX
	VADDPS (BX)(R11*1), Y0, Y0
	INDEX
	VMOVDQU Y0, (R9)(AX*1)
	LEAQ (SI)(AX*1), BX
	VCVTDQ2PS (BX)(R12*1), Y0
	VMULPS (R13)(R12*1), Y0, Y0
	LEAQ (DX)(AX*1), BX
	VADDPS (BX)(R12*1), Y0, Y0
	INDEX
	LEAQ (R9)(AX*1), BX
	VMOVDQU Y0, (BX)(R12*1)
	ADDQ $32, AX
	CMPQ AX, R11
	JNE indexloop
	MOVQ curve+48(FP), BX

gatesloop:
	VCVTDQ2PS (SI)(R11*1), Y0
	VMULPS (DI)(R11*1), Y0, Y0
	VADDPS (DX)(R11*1), Y0, Y0
	SIGMOID((R9))
	VMOVUPS Y0, (R9)
	VSUBPS Y0, Y11, Y8
	VCVTDQ2PS (SI), Y9
	VMULPS (DI), Y9, Y9
	VADDPS (DX), Y9, Y9
	VMULPS Y9, Y8, Y8
	VMOVUPS Y8, (R9)(R11*1)
	VCVTDQ2PS (SI)(R12*1), Y0
	VMULPS (DI)(R12*1), Y0, Y0
	VADDPS (DX)(R12*1), Y0, Y0
	SIGMOID((R9)(R12*1))
	VMOVUPS Y0, (R9)(R12*1)
	VSUBPS Y0, Y11, Y8
	VMULPS (R8), Y8, Y8
	VMOVUPS Y8, (R10)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, DX
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	SUBQ $8, CX
	JNZ gatesloop
	VZEROUPPER
	RET

// func carryAVX2(y, state, parts *float32, h int, curve *Curve)
// A block is R11 bytes long. The first two blocks of parts: SI, the others: DI.
TEXT ·carryAVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), R9
	MOVQ state+8(FP), R10
	MOVQ parts+16(FP), SI
	MOVQ h+24(FP), CX
	MOVQ curve+32(FP), BX
	MOVQ CX, R11
	SHLQ $2, R11
	LEAQ (SI)(R11*2), DI
	GATECONSTANTS

	XORQ AX, AX

stateloop:
	VMOVUPS (SI)(AX*1), Y0
	VMULPS (R10)(AX*1), Y0, Y0
	LEAQ (SI)(AX*1), R13
	VADDPS (R13)(R11*1), Y0, Y0
	VMOVUPS Y0, (R10)(AX*1)
	VADDPS Y0, Y0, Y0
	INDEX
	VMOVDQU Y0, (R9)(AX*1)
	ADDQ $32, AX
	CMPQ AX, R11
	JNE stateloop

carryloop:
	VMOVUPS (R10), Y0
	VADDPS Y0, Y0, Y0
	SIGMOID((R9))
	VADDPS Y0, Y0, Y0
	VSUBPS Y11, Y0, Y0
	VMULPS (DI), Y0, Y0
	VADDPS (DI)(R11*1), Y0, Y0
	VMOVUPS Y0, (R9)
	ADDQ $32, DI
	ADDQ $32, R9
	ADDQ $32, R10
	SUBQ $8, CX
	JNZ carryloop
	VZEROUPPER
	RET

// func leakyAVX2(dst *float32, sum *int32, scale, bias *float32, n int, slope float32)
TEXT ·leakyAVX2(SB), NOSPLIT, $0-44
	MOVQ dst+0(FP), R9
	MOVQ sum+8(FP), SI
	MOVQ scale+16(FP), DI
	MOVQ bias+24(FP), DX
	MOVQ n+32(FP), CX
	VBROADCASTSS slope+40(FP), Y7
	VXORPS Y6, Y6, Y6

leakyloop:
	VCVTDQ2PS (SI), Y0
	VMULPS (DI), Y0, Y0
	VADDPS (DX), Y0, Y0
	VMULPS Y7, Y0, Y1
	VCMPPS $0x11, Y6, Y0, Y2 // below 0
	VBLENDVPS Y2, Y1, Y0, Y0
	VMOVUPS Y0, (R9)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, DX
	ADDQ $32, R9
	SUBQ $8, CX
	JNZ leakyloop
	VZEROUPPER
	RET

// func findSlotsBMI1(slots *int32, buckets *uint64, mask uint64, rows *SlotRow, features *uint64, n int) int
// The buckets are prefetched first. How many slots were found: DX. Without a branch: the slot is written in any case and counted if there is one.
TEXT ·findSlotsBMI1(SB), NOSPLIT, $0-56
	MOVQ slots+0(FP), DI
	MOVQ buckets+8(FP), SI
	MOVQ mask+16(FP), R8
	MOVQ rows+24(FP), R9
	MOVQ features+32(FP), R10
	MOVQ n+40(FP), CX
	MOVQ $0x0001000100010001, R11
	MOVQ $0x8000800080008000, R12
	XORQ DX, DX

bucketloop:
	MOVQ (R10)(DX*8), BX
	ANDQ R8, BX
	PREFETCHT0 (SI)(BX*8)
	INCQ DX
	CMPQ DX, CX
	JNE bucketloop
	XORQ DX, DX

findloop:
	MOVQ (R10), AX
	MOVQ AX, BX
	ANDQ R8, BX
	SHRQ $48, AX
	ORQ $1, AX
	IMULQ R11, AX
	XORQ (SI)(BX*8), AX
	MOVQ AX, R13
	NOTQ R13
	SUBQ R11, AX
	ANDQ R13, AX
	ANDQ R12, AX
	TZCNTQ AX, R13
	SHRQ $4, R13
	LEAQ (R13)(BX*4), BX
	MOVL BX, (DI)(DX*4)
	SHLQ $5, BX
	PREFETCHT0 (R9)(BX*1)
	CMPQ AX, $1
	SBBQ $-1, DX
	ADDQ $8, R10
	DECQ CX
	JNZ findloop
	MOVQ DX, ret+48(FP)
	RET

// func addSlotsAVX2(sums *int32, rows *SlotRow, slots *int32, n int)
// The sums of the even bytes: Y0, of the odd ones: Y1.
TEXT ·addSlotsAVX2(SB), NOSPLIT, $0-32
	MOVQ sums+0(FP), DI
	MOVQ rows+8(FP), SI
	MOVQ slots+16(FP), R8
	MOVQ n+24(FP), CX
	MOVQ CX, DX
	SHLQ $7, DX
	VMOVD DX, X6
	VPBROADCASTD X6, Y6
	VPCMPEQW Y7, Y7, Y7
	VPSRLW $8, Y7, Y7
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1

slotloop:
	MOVL (R8), AX
	SHLQ $5, AX
	VMOVDQU (SI)(AX*1), Y2
	VPAND Y7, Y2, Y3
	VPSRLW $8, Y2, Y2
	VPADDW Y3, Y0, Y0
	VPADDW Y2, Y1, Y1
	ADDQ $4, R8
	DECQ CX
	JNZ slotloop

	VPUNPCKLWD Y1, Y0, Y2
	VPUNPCKHWD Y1, Y0, Y3
	VEXTRACTI128 $1, Y2, X4
	VEXTRACTI128 $1, Y3, X5
	VPMOVZXWD X2, Y2
	VPMOVZXWD X3, Y3
	VPMOVZXWD X4, Y4
	VPMOVZXWD X5, Y5
	VPSUBD Y6, Y2, Y2
	VPSUBD Y6, Y3, Y3
	VPSUBD Y6, Y4, Y4
	VPSUBD Y6, Y5, Y5
	VPADDD (DI), Y2, Y2
	VPADDD 32(DI), Y3, Y3
	VPADDD 64(DI), Y4, Y4
	VPADDD 96(DI), Y5, Y5
	VMOVDQU Y2, (DI)
	VMOVDQU Y3, 32(DI)
	VMOVDQU Y4, 64(DI)
	VMOVDQU Y5, 96(DI)
	VZEROUPPER
	RET

DATA lanes<>+0(SB)/8, $0x0000000100000000
DATA lanes<>+8(SB)/8, $0x0000000300000002
DATA lanes<>+16(SB)/8, $0x0000000500000004
DATA lanes<>+24(SB)/8, $0x0000000700000006
GLOBL lanes<>(SB), RODATA|NOPTR, $32

// func argmaxAVX2(v *float32, n int) int
// The highest value of each lane: Y0, its place: Y1. The places of the block that is looked at: Y2. The last eight values are a block again,
// which begins at DX.
TEXT ·argmaxAVX2(SB), NOSPLIT, $0-24
	MOVQ v+0(FP), SI
	MOVQ n+8(FP), CX
	LEAQ -32(SI)(CX*4), DX
	VMOVDQU lanes<>+0(SB), Y6
	MOVL $8, AX
	VMOVD AX, X3
	VPBROADCASTD X3, Y3
	VMOVUPS (SI), Y0
	VMOVDQU Y6, Y1
	VMOVDQU Y6, Y2
	ADDQ $32, SI
	CMPQ SI, DX
	JHS maxlast

maxloop:
	VPADDD Y3, Y2, Y2
	VMOVUPS (SI), Y4
	VCMPPS $0x1E, Y0, Y4, Y5 // Y4 above Y0
	VBLENDVPS Y5, Y4, Y0, Y0
	VBLENDVPS Y5, Y2, Y1, Y1
	ADDQ $32, SI
	CMPQ SI, DX
	JCS maxloop

maxlast:
	LEAQ -8(CX), AX
	VMOVD AX, X2
	VPBROADCASTD X2, Y2
	VPADDD Y6, Y2, Y2
	VMOVUPS (DX), Y4
	VCMPPS $0x1E, Y0, Y4, Y5
	VBLENDVPS Y5, Y4, Y0, Y0
	VBLENDVPS Y5, Y2, Y1, Y1

	// The lowest place among the lanes that have the highest value; the others get the highest of all places.
	VEXTRACTF128 $1, Y0, X2
	VMAXPS X2, X0, X2
	VPERMILPS $0x4E, X2, X3
	VMAXPS X3, X2, X2
	VPERMILPS $0xB1, X2, X3
	VMAXPS X3, X2, X2
	VBROADCASTSS X2, Y2
	VCMPPS $0x04, Y2, Y0, Y5 // not equal
	VPOR Y5, Y1, Y1
	VEXTRACTI128 $1, Y1, X2
	VPMINUD X2, X1, X1
	VPSHUFD $0x4E, X1, X2
	VPMINUD X2, X1, X1
	VPSHUFD $0xB1, X1, X2
	VPMINUD X2, X1, X1
	VMOVD X1, AX
	XORL BX, BX
	CMPQ AX, CX
	CMOVQCC BX, AX // only with a NaN
	MOVQ AX, ret+16(FP)
	VZEROUPPER
	RET

// func dotVNNI(x *int16, ldx int, w *int16, y *int32, ldy int, pairs int)
// Rows of x: SI, R11, R12, R13. Packed columns: DI. The block of y: Z0 to Z3, a register a row; every second pair is summed in Z4 to Z7.
TEXT ·dotVNNI(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), SI
	MOVQ ldx+8(FP), R8
	SHLQ $1, R8
	MOVQ w+16(FP), DI
	MOVQ y+24(FP), DX
	MOVQ ldy+32(FP), R10
	SHLQ $2, R10
	MOVQ pairs+40(FP), CX
	LEAQ (SI)(R8*1), R11
	LEAQ (SI)(R8*2), R12
	LEAQ (R11)(R8*2), R13
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	SUBQ $2, CX
	JL vnnilast

vnniloop:
	VMOVDQU32 (DI), Z8
	VMOVDQU32 64(DI), Z9
	VPDPWSSD.BCST (SI), Z8, Z0
	VPDPWSSD.BCST (R11), Z8, Z1
	VPDPWSSD.BCST (R12), Z8, Z2
	VPDPWSSD.BCST (R13), Z8, Z3
	VPDPWSSD.BCST 4(SI), Z9, Z4
	VPDPWSSD.BCST 4(R11), Z9, Z5
	VPDPWSSD.BCST 4(R12), Z9, Z6
	VPDPWSSD.BCST 4(R13), Z9, Z7
	ADDQ $8, SI
	ADDQ $8, R11
	ADDQ $8, R12
	ADDQ $8, R13
	ADDQ $128, DI
	SUBQ $2, CX
	JGE vnniloop

vnnilast:
	CMPQ CX, $-1
	JNE vnnidone
	VMOVDQU32 (DI), Z8
	VPDPWSSD.BCST (SI), Z8, Z0
	VPDPWSSD.BCST (R11), Z8, Z1
	VPDPWSSD.BCST (R12), Z8, Z2
	VPDPWSSD.BCST (R13), Z8, Z3

vnnidone:
	VPADDD Z4, Z0, Z0
	VPADDD Z5, Z1, Z1
	VPADDD Z6, Z2, Z2
	VPADDD Z7, Z3, Z3
	VMOVDQU32 Z0, (DX)
	ADDQ R10, DX
	VMOVDQU32 Z1, (DX)
	ADDQ R10, DX
	VMOVDQU32 Z2, (DX)
	ADDQ R10, DX
	VMOVDQU32 Z3, (DX)
	VZEROUPPER
	RET
