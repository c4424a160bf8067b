package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.directly.money.Pence;

class ComponentTests {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final FormErrors WRONG =
            FormErrors.one("near", "Enter a full postcode, like M33 2AA").and("", "Nothing was booked");
    private static final List<Choice> CHOICES =
            List.of(new Choice("wash", "Washing", "Getting ready"), Choice.or(), Choice.of("none", "None of these"));

    @Test
    void anInputIsTiedToItsLabelHintAndError() {
        String html = html(
                "textInput",
                Map.of("name", "near", "label", "Postcode", "hint", "Like M33 2AA", "value", "M\"33", "errors", WRONG));

        assertThat(html)
                .contains("for=\"near\"")
                .contains("id=\"near\" name=\"near\"")
                .contains("value=\"M&#34;33\"")
                .contains("aria-describedby=\"near-hint near-error\"")
                .contains("id=\"near-hint\"")
                .contains("id=\"near-error\"")
                .contains("govuk-input--error")
                .contains("Enter a full postcode, like M33 2AA");
    }

    @Test
    void anInputInOrderSaysNothingOfErrors() {
        assertThat(html("textInput", Map.of("name", "q", "label", "What", "maxlength", 20)))
                .doesNotContain("error")
                .doesNotContain("aria-describedby")
                .contains("maxlength=\"20\"");
    }

    @Test
    void theErrorSummaryTakesTheFocusAndLeadsToEachField() {
        assertThat(html("errorSummary", Map.of("errors", WRONG)))
                .contains("tabindex=\"-1\" autofocus")
                .contains("role=\"alert\"")
                .contains("<a href=\"#near\">Enter a full postcode, like M33 2AA</a>")
                .contains("<li>Nothing was booked</li>");
        assertThat(html("errorSummary", Map.of("errors", FormErrors.NONE))).isBlank();
    }

    @Test
    void radiosTickNothingByThemselves() {
        String html = html("radios", Map.of("name", "line", "legend", "What is this for?", "choices", CHOICES));

        assertThat(html)
                .doesNotContain("checked")
                .contains("id=\"line\" name=\"line\" type=\"radio\" value=\"wash\"")
                .contains("id=\"line-3\"")
                .contains("<div class=\"govuk-radios__divider\">or</div>")
                .contains("aria-describedby=\"line-item-hint\"");
    }

    @Test
    void radiosAndCheckboxesShowWhatWasChosen() {
        assertThat(html("radios", Map.of("name", "x", "legend", "L", "choices", CHOICES, "value", "none")))
                .contains("value=\"none\" checked")
                .containsOnlyOnce(" checked");
        assertThat(html(
                        "checkboxes",
                        Map.of(
                                "name",
                                "x",
                                "legend",
                                "L",
                                "choices",
                                List.of(CHOICES.getFirst()),
                                "values",
                                List.of("wash"))))
                .contains("value=\"wash\" checked");
        assertThat(html("select", Map.of("name", "x", "label", "L", "choices", CHOICES, "value", "none")))
                .contains("<option value=\"none\" selected>")
                .containsOnlyOnce(" selected");
    }

    @Test
    void aDateIsShownAsItWasTyped() {
        assertThat(html(
                        "dateInput",
                        Map.of(
                                "name",
                                "near",
                                "legend",
                                "When?",
                                "value",
                                DateParts.of("31", "2", "2026"),
                                "errors",
                                WRONG)))
                .contains("id=\"near\" name=\"near-day\"")
                .contains("name=\"near-month\" type=\"text\" inputmode=\"numeric\" value=\"2\"")
                .contains("aria-describedby=\"near-error\"");
    }

    @Test
    void aWideTableCanBeReachedAndScrolledByKeyboard() {
        Table table = new Table(
                "Statement",
                List.of(Table.Column.text("Day"), Table.Column.number("Amount")),
                List.of(Table.Row.to("/money/1", "Tuesday", "£44.50")));

        assertThat(html("table", Map.of("table", table)))
                .contains("tabindex=\"0\" role=\"region\" aria-label=\"Statement\"")
                .contains("<a class=\"govuk-link\" href=\"/money/1\">Tuesday</a></th>")
                .contains("govuk-table__cell--numeric\" data-title=\"Amount\">£44.50")
                .doesNotContain("app-table\"");
    }

    @Test
    void aTableOfManyColumnsIsShownRowByRowOnAPhoneAndStaysATable() {
        Table table = new Table(
                "Statement",
                Stream.of("Day", "What", "Amount", "Left")
                        .map(Table.Column::text)
                        .toList(),
                List.of(Table.Row.of("Tuesday", "Aisha", "£44.50", "£579.50")));

        assertThat(html("table", Map.of("table", table)))
                .contains("class=\"govuk-table app-table\" role=\"table\"")
                .contains("role=\"rowheader\"")
                .contains("role=\"cell\" class=\"govuk-table__cell app-table__cell\" data-title=\"Left\">£579.50");
    }

    @Test
    void theMoneyBarHasTheSameFiguresAsATable() {
        MoneyBar bar = MoneyBar.of(
                new Whose(null), Pence.of(62_400), Pence.of(4_450), Pence.of(4_450), Pence.of(4_450), Pence.of(49_050));

        assertThat(html("moneyBar", Map.of("bar", bar)))
                .contains("aria-hidden=\"true\"")
                .contains("x=\"71\" width=\"72\"")
                .contains("£624.00")
                .contains("Set aside")
                .contains("£490.50")
                .doesNotContain("style=");
    }

    @Test
    void aListWithOneEndOffersOnlyTheOther() {
        assertThat(html("pagination", Map.of("next", "/visits?after=1")))
                .contains("rel=\"next\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(html("pagination", Map.of())).isBlank();
    }

    @Test
    void aTaskSaysHowFarItIs() {
        List<Task> tasks = List.of(
                new Task("Insurance", "10 minutes", "/tasks/insurance", "Next", false),
                new Task("References", null, null, "Done", true));

        assertThat(html("taskList", Map.of("tasks", tasks)))
                .contains("aria-describedby=\"task-1-hint task-1-status\"")
                .contains("govuk-tag--blue\">Next")
                .contains("id=\"task-2-status\">Done");
    }

    @Test
    void changeSaysWhatItChangesToThoseWhoHearIt() {
        assertThat(html(
                        "summaryList",
                        Map.of("rows", List.of(SummaryRow.of("When", "Tuesday").changedAt("/book/when")))))
                .contains("href=\"/book/when\">Change<span class=\"govuk-visually-hidden\"> when</span>");
    }

    private static String html(String component, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        ENGINE.render("component/" + component + ".jte", parameters, output);
        return output.toString();
    }
}
