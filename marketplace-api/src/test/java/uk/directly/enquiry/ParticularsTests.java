package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.enquiry.Particulars.Kind;

class ParticularsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ring me on 07700 900123 please|PHONE",
                "07700900123|PHONE",
                "My number is (0161) 496 0000.|PHONE",
                "+44 7700 900 123|PHONE",
                "+44(0)161 496 0000|PHONE",
                "0161-496-0000 after six|PHONE",
                "0161.496.0000|PHONE",
                "0 7 7 0 0 9 0 0 1 2 3|PHONE",
                "7700 900123|PHONE",
                "oh seven seven double oh nine oh oh one two three|PHONE",
                "Write to tom.okafor@example.org|EMAIL",
                "tom at example dot org|EMAIL",
                "tom (at) example (dot) com|EMAIL",
                "see https://example.org/me|WEB_ADDRESS",
                "I am on www.example.org|WEB_ADDRESS",
                "look at aishacares.co.uk|WEB_ADDRESS",
                "find me as @aisha_cares|WEB_ADDRESS",
                "I live in M33 2AA|POSTCODE",
                "m332aa is where|POSTCODE",
                "W1A 1HQ|POSTCODE",
                "come to 12 Mill Lane|ADDRESS",
                "12 mill lane, sale|ADDRESS",
                "Flat 3, 14a Old Church Road|ADDRESS",
                "I am 10 minutes from 12 Mill Lane|ADDRESS",
                "at 7 Beech Close on Monday|ADDRESS",
                "I am Tom Okafor|NAME",
                "ask for Mr Okafor|NAME",
                "it is tom okafor|NAME",
            })
    @DisplayName("R43 finds what would reach or find somebody")
    void finds(String words, Kind kind) {
        assertThat(Particulars.in(words, "Tom Okafor"))
                .extracting(Particulars.Found::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tuesday 1 December, 9:30 to 12:30, or 14:00 to 16:00 on Thursday",
                "from 07.00 - 09.30 12.00 - 14.00 17.00 - 19.30",
                "10.15am until 2.45pm, 07:00–22:00",
                "I can pay £17.80 an hour, £1,246.00 a month, or £20",
                "on 01/12/2026, 03/12/2026 and 05/12/2026",
                "01-12-2026 02-12-2026 or 2026-12-01",
                "the 7 14 21 and 28 of each month, 2026 and 2027",
                "About 12 hours a week for 48 weeks",
                "10 minutes walk from the station, 5 mile drive, 20 minutes by road",
                "2 hours on the road and 3 people on the square",
                "Somewhere in Sale, M33, not far from M16 or WA15",
                "I take vitamin B12 3pm and 9pm",
                "we meet on the M6 2nd Tuesday",
                "Can you lift 75kg? I am 1.72 m and use a wheelchair 24/7",
                "Do you know Makaton? e.g. please, thank you, more.",
                "I am a Manchester United fan at heart. Dot and I go on Saturdays.",
                "One two one support, three or four times",
                "My mum is Ann, I am Tom. Okay for you?",
                "I have 2 dogs and 1 cat: close family. At 10 we walk in the park",
                "Call 999 if I fall. NHS 111 is fine too",
            })
    @DisplayName("times, prices, dates, distances and districts are not taken for it")
    void leavesTheRest(String words) {
        assertThat(Particulars.in(words, "Tom Okafor")).isEmpty();
    }

    @Test
    void saysWhatItFound() {
        assertThat(Particulars.in("Ring 0161 496 0000").getFirst().words())
                .isEqualTo("the phone number “0161 496 0000”");
    }

    @Test
    @DisplayName("a first name alone, and a name that is a word, may be written")
    void letsFirstNamesStand() {
        assertThat(Particulars.in("I am May, and in May I go out", "May Day")).isEmpty();
        assertThat(Particulars.in("Green fingers wanted", "Rose Green")).isEmpty();
        assertThat(Particulars.in("I am Rose Green", "Rose Green")).hasSize(1);
        assertThat(Particulars.in("Tom here", "Tom")).isEmpty();
    }
}
