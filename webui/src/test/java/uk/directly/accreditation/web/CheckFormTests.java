package uk.directly.accreditation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.accreditation.CodeOfConduct;
import uk.directly.accreditation.model.Asked;
import uk.directly.register.CheckName;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class CheckFormTests {
    private static final String KEY = "018f5f6e-0000-7000-8000-000000000001";

    @ParameterizedTest
    @DisplayName("R30 each check says what is missing, field by field")
    @CsvSource({
        "identity,'',document",
        "identity,document=passport,''",
        "right-to-work,'',document",
        "right-to-work,document=share-code;reference=W12,reference",
        "right-to-work,document=share-code;reference=w12 345 678,''",
        "right-to-work,document=british-irish-passport,''",
        "dbs,reference=12345,reference",
        "dbs,reference=0012 3456 7890,''",
        "references,name1=Ann;contact1=0161,name2 contact2",
        "insurance,issuer=A;reference=1,file",
        "insurance,issuer=A;reference=1;fileId=" + KEY + ",''",
        "safeguarding-training,'',issuer",
        "code-of-conduct,'',''",
    })
    void asks(String check, String typed, String wrong) {
        FormErrors errors = form(typed).errors(CheckName.of(check), true, false);

        assertThat(errors.all().stream().map(FormErrors.Wrong::field).toList())
                .isEqualTo(wrong.isEmpty() ? List.of() : List.of(wrong.split(" ", -1)));
    }

    @Test
    void needsNoFileWhereNoneCanBeSent() {
        assertThat(form("issuer=A;reference=1")
                        .errors(CheckName.INSURANCE, false, false)
                        .isEmpty())
                .isTrue();
        assertThat(form("issuer=A;reference=1")
                        .errors(CheckName.INSURANCE, true, true)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void readsWhatWasTyped() {
        CheckForm form = form("key=" + KEY
                + ";document=share-code;reference=w12 345 678;checkedOn-day=1;checkedOn-month=feb;checkedOn-year=2026");

        assertThat(form.key()).isEqualTo(UUID.fromString(KEY));
        assertThat(form.facts().reference()).isEqualTo("W12345678");
        assertThat(form.facts().issuedOn()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(form("fileId=../../etc/passwd").file()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CheckName.class)
    @DisplayName("R30 each page says what is wanted, why, and what happens to it, in words for people")
    void saysWhatIsWanted(CheckName check) {
        Asked asked = new Asked(check, true, check == CheckName.DBS ? "basic" : null, 36, 0);
        String text = RenderedPage.textForPeople(new CheckPage(
                Frame.of(CheckWords.title(check), RenderedPage.viewer(Navigation.NEWCOMER)),
                check,
                "/tasks/" + check.slug(),
                "/tasks",
                null,
                null,
                CheckWords.wanted(asked),
                CheckWords.why(check),
                CheckWords.happens(asked, CheckWords.mayHaveFile(check)),
                CheckWords.documents(check),
                CheckWords.mayHaveFile(check),
                true,
                check == CheckName.CODE_OF_CONDUCT ? CodeOfConduct.LINES : List.of(),
                CheckForm.of(name -> ""),
                FormErrors.NONE));

        assertThat(text)
                .contains(CheckWords.why(check))
                .contains("The council’s officers see it, and nobody else.")
                .contains("Save");
        if (check == CheckName.DBS) {
            assertThat(text).contains("Nobody may ask for a higher one.").doesNotContain("8 MB");
        }
        if (CheckWords.mayHaveFile(check)) {
            assertThat(text).contains("deleted once the officer has decided").contains("up to 8 MB");
        }
    }

    private static CheckForm form(String typed) {
        Map<String, String> fields = new java.util.HashMap<>();
        for (String field : typed.split(";", -1)) {
            int at = field.indexOf('=');
            if (at > 0) {
                fields.put(field.substring(0, at), field.substring(at + 1));
            }
        }
        return CheckForm.of(name -> fields.getOrDefault(name, ""));
    }
}
