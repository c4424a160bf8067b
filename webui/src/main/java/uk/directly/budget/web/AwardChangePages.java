package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.budget.Award;
import uk.directly.budget.AwardRefusal;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.TermsPatch;
import uk.directly.budget.model.ChangeDecision;
import uk.directly.data.Ids;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the pages on which an award is changed or ended. */
final class AwardChangePages {
    private static final String WHY = "Say why, in at most 1,000 characters";
    private static final int LONGEST_REASON = 1000;

    private AwardChangePages() {}

    /** A change that can be made. */
    record Change(DatedTerms terms, AwardTerms before) {}

    /** A change as it is asked for. */
    record Asked(LocalDate from, TermsPatch patch) {}

    /**
     * What a filled-in change says.
     *
     * @param asked null: it can't be read
     * @param change null: the errors say why it can't be
     */
    record Reading(@Nullable Asked asked, @Nullable Change change, FormErrors errors) {}

    static Reading read(Award award, AwardForm form) {
        List<FieldFault> faults = new ArrayList<>();
        AwardTerms terms = form.terms(faults, award.kind());
        LocalDate from = form.from().date();
        if (from == null) {
            faults.add(new FieldFault("from", "Give a day, month and year, like 14 12 2026"));
        }
        if (form.reason().isBlank() || form.reason().length() > LONGEST_REASON) {
            faults.add(new FieldFault("reason", WHY));
        }
        if (terms == null || from == null || !faults.isEmpty()) {
            return new Reading(null, null, AwardForm.errors(faults));
        }
        TermsPatch patch = new TermsPatch(
                terms.weeklyPence(),
                terms.paid(),
                terms.contributionWeeklyPence(),
                terms.cycleWeeks(),
                terms.reviewBand(),
                terms.plannedMinutesWeekly() == null ? 0 : terms.plannedMinutesWeekly());
        Asked asked = new Asked(from, patch);
        return switch (ChangeDecision.of(award, from, patch)) {
            case ChangeDecision.Changed changed ->
                new Reading(asked, new Change(changed.terms(), award.on(from)), FormErrors.NONE);
            case ChangeDecision.PaidAlready paid -> refused(asked, new AwardRefusal.PaidAlready(award.fundedUntil()));
            case ChangeDecision.Outside outside -> refused(asked, new AwardRefusal.Outside(award.from(), award.to()));
            case ChangeDecision.NothingChanges none -> refused(asked, new AwardRefusal.NothingChanges());
            case ChangeDecision.Invalid invalid -> refused(asked, new AwardRefusal.Invalid(invalid.faults()));
        };
    }

    private static Reading refused(Asked asked, AwardRefusal why) {
        return new Reading(asked, null, AwardRefusalWords.of(why));
    }

    /** What is wrong with an ending; that it is so already is nothing wrong with the second of two clicks. */
    static FormErrors endErrors(Award award, AwardForm form, boolean confirmed) {
        FormErrors errors = FormErrors.NONE;
        LocalDate on = form.to().date();
        if (on == null) {
            errors = errors.and("to", "Give a day, month and year, like 31 12 2026");
        } else if (on.isBefore(award.from())) {
            errors = errors.and("to", "It begins on " + DateWords.date(award.from()) + ". Give a day from then on");
        } else if (on.equals(award.to()) && !confirmed) {
            errors = errors.and("to", "This is its last day already");
        }
        return form.reason().isBlank() || form.reason().length() > LONGEST_REASON ? errors.and("reason", WHY) : errors;
    }

    static Rendering changeForm(
            Viewer viewer, Award award, @Nullable Integer version, AwardForm form, FormErrors errors) {
        return form(
                viewer,
                award,
                AwardFormPage.Task.CHANGE,
                "Change an award",
                award.isFunded()
                        ? "Money is paid in until " + DateWords.date(award.fundedUntil())
                                + ": a change can begin after that. What was before stays as it was."
                        : "Nothing is paid in yet: a change can begin on any day from " + DateWords.date(award.from())
                                + ".",
                version,
                form,
                errors);
    }

    static Rendering endForm(Viewer viewer, Award award, @Nullable Integer version, AwardForm form, FormErrors errors) {
        return form(
                viewer,
                award,
                AwardFormPage.Task.END,
                "End an award",
                "Tell the person on the same day, with the reason and how to challenge it. Visits that were delivered"
                        + " stay payable.",
                version,
                form,
                errors);
    }

    private static Rendering form(
            Viewer viewer,
            Award award,
            AwardFormPage.Task task,
            String title,
            String hint,
            @Nullable Integer version,
            AwardForm form,
            FormErrors errors) {
        Frame frame = Frame.of(title, viewer).under("/awards");
        return new AwardFormPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        task,
                        AwardPages.path(award),
                        about(award),
                        hint,
                        form,
                        List.of(),
                        version,
                        AwardPages.path(award) + (task == AwardFormPage.Task.END ? "/end" : "/change"),
                        errors)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static Rendering checkChange(
            Viewer viewer,
            Award award,
            @Nullable Integer version,
            AwardForm form,
            Change change,
            @Nullable EnoughPart enough) {
        LocalDate to = change.terms().to();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("From", DateWords.date(change.terms().from())));
        rows.add(SummaryRow.of("Until now", AwardWords.line(award.kind(), change.before())));
        rows.add(SummaryRow.of(
                "Then", AwardWords.line(award.kind(), change.terms().terms())));
        rows.add(SummaryRow.of("Why", form.reason()));
        List<String> notes = new ArrayList<>();
        if (to != null && !to.equals(award.to())) {
            notes.add("It lasts until " + DateWords.date(to) + ", when the next change begins that is known already.");
        }
        notes.add("Draft funding runs leave this award out until a new one is made.");
        return check(
                viewer,
                "Check before you change it",
                award,
                version,
                rows,
                enough,
                notes,
                form,
                "/change",
                "Change this award");
    }

    static Rendering checkEnd(Viewer viewer, Award award, @Nullable Integer version, AwardForm form, LocalDate on) {
        List<String> notes = new ArrayList<>();
        if (on.isBefore(award.fundedUntil())) {
            notes.add("Money is paid in until " + DateWords.date(award.fundedUntil())
                    + ". What is for later days stays in the account, and is talked about with the person before"
                    + " anything is asked back.");
        }
        award.terms().stream()
                .filter(each -> each.from().isAfter(on))
                .map(each -> "The change from " + DateWords.date(each.from()) + " goes.")
                .forEach(notes::add);
        return check(
                viewer,
                "Check before you end it",
                award,
                version,
                List.of(SummaryRow.of("Last day", DateWords.date(on)), SummaryRow.of("Why", form.reason())),
                null,
                notes,
                form,
                "/end",
                "End this award");
    }

    private static Rendering check(
            Viewer viewer,
            String title,
            Award award,
            @Nullable Integer version,
            List<SummaryRow> rows,
            @Nullable EnoughPart enough,
            List<String> notes,
            AwardForm form,
            String step,
            String button) {
        return new AwardCheckPage(
                        Frame.of(title, viewer).under("/awards"),
                        about(award),
                        rows,
                        enough,
                        notes,
                        form.fields(AwardPages.path(award) + step),
                        version,
                        Ids.next().toString(),
                        button)
                .show();
    }

    private static String about(Award award) {
        return AwardWords.kind(award.kind()) + " of " + award.holder().name();
    }
}
