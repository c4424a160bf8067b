package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import uk.directly.money.Pence;

class FormPartsTests {
    @Test
    void readsADateAsPeopleTypeIt() {
        LocalDate date = LocalDate.of(2026, 12, 8);

        assertThat(DateParts.of("8", "12", "2026").date()).isEqualTo(date);
        assertThat(DateParts.of(" 08", "Dec", "2026 ").date()).isEqualTo(date);
        assertThat(DateParts.of("8", "december", "2026").date()).isEqualTo(date);
        assertThat(DateParts.of(date).date()).isEqualTo(date);
    }

    @Test
    void keepsADateThatIsNoneAsItWasTyped() {
        DateParts wrong = DateParts.of("31", "2", "2026");

        assertThat(wrong.date()).isNull();
        assertThat(wrong.day()).isEqualTo("31");
        assertThat(DateParts.of("8", "12", "26").date()).isNull();
        assertThat(DateParts.of("eight", "12", "2026").date()).isNull();
        assertThat(DateParts.of("8", "Foo", "2026").date()).isNull();
        assertThat(DateParts.of("8", "99999999999", "2026").date()).isNull();
        assertThat(DateParts.of(null, null, null).isEmpty()).isTrue();
    }

    @Test
    void findsTheErrorOfAField() {
        FormErrors errors = FormErrors.one("postcode", "Enter a postcode").and("date", "Enter a day");

        assertThat(errors.of("date")).isEqualTo("Enter a day");
        assertThat(errors.of("other")).isNull();
        assertThat(errors.all()).extracting(FormErrors.Wrong::field).containsExactly("postcode", "date");
    }

    @Test
    void describesAFieldByItsHintAndItsError() {
        assertThat(Described.by("name", null, null)).isNull();
        assertThat(Described.by("name", "h", null)).isEqualTo("name-hint");
        assertThat(Described.by("name", null, "e")).isEqualTo("name-error");
        assertThat(Described.by("name", "h", "e")).isEqualTo("name-hint name-error");
    }

    @Test
    void drawsMoneyInProportion() {
        MoneyBar bar = MoneyBar.of(
                new Whose(null), Pence.of(62_400), Pence.of(4_450), Pence.of(8_900), Pence.ZERO, Pence.of(49_050));

        assertThat(bar.wholeAmount()).isEqualTo("£624.00");
        assertThat(bar.parts())
                .extracting(MoneyBar.Part::label)
                .containsExactly("Spent", "Promised for visits", "Left to use");
        assertThat(bar.parts()).extracting(MoneyBar.Part::amount).containsExactly("£44.50", "£89.00", "£490.50");
        assertThat(bar.parts()).extracting(MoneyBar.Part::from).containsExactly(0L, 71L, 214L);
        assertThat(bar.parts().stream().mapToLong(MoneyBar.Part::width).sum()).isEqualTo(1000);
    }

    @Test
    void drawsNoMoneyAtAll() {
        MoneyBar bar = MoneyBar.of(new Whose(null), Pence.ZERO, Pence.ZERO, Pence.ZERO, Pence.ZERO, Pence.ZERO);

        assertThat(bar.parts()).extracting(MoneyBar.Part::width).containsOnly(0L);
    }
}
