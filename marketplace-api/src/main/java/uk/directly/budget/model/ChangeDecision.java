package uk.directly.budget.model;

import java.time.LocalDate;
import java.util.List;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.DatedTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.TermsPatch;

/** Whether an award can have other terms from a day on. */
public sealed interface ChangeDecision {

    /**
     * It can.
     *
     * @param terms all of them, from the day up to the next change that is known already
     */
    record Changed(DatedTerms terms) implements ChangeDecision {}

    /** The money for that day is paid in already: the past is not rewritten. */
    record PaidAlready() implements ChangeDecision {}

    /** The award is not for that day. */
    record Outside() implements ChangeDecision {}

    /** They are so already. */
    record NothingChanges() implements ChangeDecision {}

    /** They can't be. */
    record Invalid(List<FieldFault> faults) implements ChangeDecision {}

    /** Decides. */
    static ChangeDecision of(Award award, LocalDate from, TermsPatch patch) {
        if (!award.covers(from)) {
            return new Outside();
        }
        if (!from.isAfter(award.fundedUntil())) {
            return new PaidAlready();
        }
        if (award.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT && !from.equals(award.from())) {
            return new Invalid(List.of(new FieldFault("from", "A one-off payment is changed from its first day.")));
        }
        DatedTerms before = award.dated(from);
        AwardTerms after = patch.on(before.terms());
        if (after.equals(before.terms())) {
            return new NothingChanges();
        }
        List<FieldFault> faults = TermsRules.faults(award.kind(), after);
        return faults.isEmpty() ? new Changed(new DatedTerms(from, before.to(), after)) : new Invalid(faults);
    }
}
