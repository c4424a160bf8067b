package uk.directly.accreditation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.Asked;
import uk.directly.accreditation.CheckRule;
import uk.directly.accreditation.CheckRuleChange;
import uk.directly.data.Ids;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/** What an officer typed about a rule, right or wrong. */
record CheckRuleForm(
        Key of,
        String key,
        String seen,
        String asked,
        String level,
        String months,
        String reminders,
        String keep,
        DateParts from) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String NUMBER = "\\d{1,3}";

    static CheckRuleForm of(Key of, UnaryOperator<String> sent) {
        return new CheckRuleForm(
                of,
                sent.apply("key").matches(ID) ? sent.apply("key") : Ids.next().toString(),
                sent.apply("seen"),
                sent.apply("asked"),
                sent.apply("level"),
                sent.apply("months").strip(),
                sent.apply("reminders").strip(),
                sent.apply("keep").strip(),
                DateParts.of(sent.apply("from-day"), sent.apply("from-month"), sent.apply("from-year")));
    }

    /** As the rule is that stands today. */
    static CheckRuleForm of(Key of, @Nullable CheckRule today, @Nullable CheckRule last) {
        return new CheckRuleForm(
                of,
                Ids.next().toString(),
                last == null ? "" : last.id().toString(),
                today == null ? "" : today.asked().slug(),
                today == null ? "" : Objects.requireNonNullElse(today.level(), ""),
                today == null || today.validMonths() == null
                        ? ""
                        : today.validMonths().toString(),
                today == null
                        ? "30, 7"
                        : today.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                today == null ? "0" : String.valueOf(today.keepFileMonths()),
                DateParts.EMPTY);
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (chosen().isEmpty()) {
            errors = errors.and("asked", "Choose whether it is asked");
        }
        if (of.check() == CheckName.DBS && !asked.equals("not") && level.isEmpty()) {
            errors = errors.and("level", "Choose the level");
        }
        if (!months.isEmpty() && !months.matches(NUMBER)) {
            errors = errors.and("months", "Enter a number of months, or leave it empty");
        }
        if (!parts().stream().allMatch(part -> part.matches(NUMBER))) {
            errors = errors.and("reminders", "Enter numbers of days, like 30, 7");
        }
        if (!keep.matches(NUMBER)) {
            errors = errors.and("keep", "Enter a number of months, or 0");
        }
        return from.date() == null ? errors.and("from", "Enter a day, like 1 4 2027") : errors;
    }

    /** The change; only where there are no errors. */
    CheckRuleChange change() {
        boolean isDbs = of.check() == CheckName.DBS && chosen().orElseThrow() != Asked.NOT;
        return new CheckRuleChange(
                UUID.fromString(key),
                seen.matches(ID) ? UUID.fromString(seen) : null,
                of.kind(),
                of.service(),
                of.check(),
                chosen().orElseThrow(),
                isDbs ? level : null,
                months.isEmpty() ? null : Integer.valueOf(months),
                parts().stream().map(Integer::valueOf).toList(),
                Integer.parseInt(keep),
                Objects.requireNonNull(from.date()));
    }

    CheckRulePage.Form shown() {
        return new CheckRulePage.Form(
                key,
                seen,
                of.kind().slug(),
                of.check().slug(),
                of.service() == null ? "" : of.service().toString(),
                asked,
                level,
                months,
                reminders,
                keep,
                from);
    }

    private Optional<Asked> chosen() {
        return Arrays.stream(Asked.values())
                .filter(each -> each.slug().equals(asked))
                .findFirst();
    }

    private List<String> parts() {
        return reminders.isEmpty() ? List.of() : List.of(reminders.split("[ ,]+"));
    }

    /**
     * What the rule is about.
     *
     * @param service of those who offer it; none: whatever they offer
     */
    record Key(ProviderKind kind, CheckName check, @Nullable UUID service) {
        /** What an address or a form names; empty: it names nothing that there is. */
        static Optional<Key> of(UnaryOperator<String> sent) {
            Optional<ProviderKind> kind = Arrays.stream(ProviderKind.values())
                    .filter(each -> each.slug().equals(sent.apply("kind")))
                    .findFirst();
            Optional<CheckName> check = Arrays.stream(CheckName.values())
                    .filter(each -> each.slug().equals(sent.apply("check")))
                    .findFirst();
            String service = sent.apply("service");
            return kind.isEmpty() || check.isEmpty() || !(service.isEmpty() || service.matches(ID))
                    ? Optional.empty()
                    : Optional.of(
                            new Key(kind.get(), check.get(), service.isEmpty() ? null : UUID.fromString(service)));
        }
    }
}
