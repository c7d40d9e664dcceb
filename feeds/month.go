package feeds

import "strings"

// monthNames are the names of the months and their abbreviations, January first, in the languages in which feeds have
// been seen to write them. Source: Unicode CLDR (Unicode License v3), lower case, points left out.
var monthNames = [12]string{
	"jan january januar jänner janvier janv enero ene gennaio gen janeiro januari януари января янв styczeń stycznia sty ιαν ιανουαρίου január leden ledna tammikuu ocak",
	"feb february februar febr février févr fév febrero febbraio fevereiro fev februari февруари февраля фев luty lutego lut φεβ φεβρουαρίου február únor února helmikuu şubat",
	"mar march märz mär mrz mars marzo março maart mrt март марта marzec marca μαρ μάρ μάρτ μαρτίου március márc březen března maaliskuu mart",
	"apr april avril avr abril abr aprile апрель апреля апр kwiecień kwietnia kwi απρ απριλίου április ápr duben dubna huhtikuu nisan",
	"may mai mayo maggio mag maio mei maj май мая maja μαι μαϊ μάι μαΐ μαΐου május máj květen května toukokuu mayıs",
	"jun june juni juin junio giugno giu junho июнь июня июн czerwiec czerwca cze ιουν ιούν ιον ιουνίου június jún červen června kesäkuu haziran",
	"jul july juli juillet juil julio luglio lug julho июль июля июл lipiec lipca lip ιουλ ιούλ ιολ ιουλίου július júl červenec července heinäkuu temmuz",
	"aug august août agosto ago augustus augusti август августа авг sierpień sierpnia sie αυγ αύγ αυγούστου augusztus srpen srpna elokuu ağustos",
	"sep sept september septembre septiembre settembre set setembro сентябрь сентября сен сент wrzesień września wrz σεπ σεπτ σεπτεμβρίου szeptember szept září syyskuu eylül",
	"oct october oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik października paź οκτ οκτωβρίου október říjen října lokakuu ekim",
	"nov november novembre noviembre novembro ноябрь ноября ноя нояб listopad listopada lis νοε νοέ νοεμ νοεμβρίου marraskuu kasım",
	"dec december dezember dez décembre déc diciembre dic dicembre dezembro декабрь декабря дек grudzień grudnia gru δεκ δεκεμβρίου prosinec prosince joulukuu aralık",
}

// weekdayNames are the days of the week in the same languages.
const weekdayNames = `mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche
lunes martes mié miércoles jue jueves vie viernes sáb sábado dom domingo
lunedì martedì mercoledì gio giovedì venerdì sabato domenica seg segunda ter terça qua quarta qui quinta sex sexta feira
ma dinsdag wo woensdag vr vrijdag za zaterdag zo zondag maandag donderdag
пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье
pon poniedziałek wt wtorek śr środa czw czwartek pt piątek sob sobota ndz niedziela
κυρ δευ τρι τετ πεμ παρ σαβ hétfő kedd szerda csütörtök péntek szombat vasárnap`

// fillers are words that may stand in a date and say nothing.
var fillers = set("at of de del den le um uhr kl st nd rd th à o t the г")

var weekdays = set(weekdayNames)

var months = func() map[string]int {
	m := map[string]int{}
	for i, names := range monthNames {
		for _, name := range strings.Fields(names) {
			if _, ok := m[name]; !ok {
				m[name] = i + 1
			}
		}
	}
	return m
}()

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

const hourSeconds = 3600

// zones gives the offset of named zones in seconds. Names that several zones share are read as mail has it (RFC 5322), or
// as most feeds mean them.
var zones = map[string]int{
	"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": hourSeconds, "BST": hourSeconds, "IST": 5*hourSeconds + 1800,
	"CET": hourSeconds, "MET": hourSeconds, "MEZ": hourSeconds, "CEST": 2 * hourSeconds, "MEST": 2 * hourSeconds, "MESZ": 2 * hourSeconds,
	"EET": 2 * hourSeconds, "EEST": 3 * hourSeconds, "SAST": 2 * hourSeconds, "MSK": 3 * hourSeconds, "MSD": 4 * hourSeconds,
	"HKT": 8 * hourSeconds, "SGT": 8 * hourSeconds, "AWST": 8 * hourSeconds, "KST": 9 * hourSeconds, "JST": 9 * hourSeconds,
	"ACST": 9*hourSeconds + 1800, "AEST": 10 * hourSeconds, "AEDT": 11 * hourSeconds, "NZST": 12 * hourSeconds, "NZDT": 13 * hourSeconds,
	"NST": -3*hourSeconds - 1800, "NDT": -2*hourSeconds - 1800, "BRT": -3 * hourSeconds, "ART": -3 * hourSeconds,
	"AST": -4 * hourSeconds, "ADT": -3 * hourSeconds, "AT": -4 * hourSeconds, "EST": -5 * hourSeconds, "EDT": -4 * hourSeconds, "ET": -5 * hourSeconds,
	"CST": -6 * hourSeconds, "CDT": -5 * hourSeconds, "CT": -6 * hourSeconds, "MST": -7 * hourSeconds, "MDT": -6 * hourSeconds, "MT": -7 * hourSeconds,
	"PST": -8 * hourSeconds, "PDT": -7 * hourSeconds, "PT": -8 * hourSeconds, "AKST": -9 * hourSeconds, "AKDT": -8 * hourSeconds, "HST": -10 * hourSeconds,
}
