package uk.directly.starting.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Ids;
import uk.directly.starting.NewPerson;
import uk.directly.web.DateParts;

/** Somebody as typed, right or wrong. */
public record NewPersonForm(
        UUID key,
        String name,
        String firstName,
        DateParts born,
        String caseReference,
        String address,
        String postcode,
        String kind) {

    /** The fields of a form. */
    static NewPersonForm of(Function<String, @Nullable String> field) {
        return new NewPersonForm(
                key(text(field, "key")),
                text(field, "name"),
                text(field, "firstName"),
                DateParts.of(text(field, "bornOn-day"), text(field, "bornOn-month"), text(field, "bornOn-year")),
                text(field, "caseReference"),
                text(field, "address"),
                text(field, "postcode"),
                text(field, "kind"));
    }

    /** The person; a date that is none is one that is refused. */
    NewPerson person() {
        return new NewPerson(
                name,
                firstName,
                Objects.requireNonNullElse(born.date(), LocalDate.MAX),
                caseReference,
                address,
                postcode,
                "carer".equals(kind));
    }

    private static String text(Function<String, @Nullable String> field, String name) {
        return Objects.requireNonNullElse(field.apply(name), "");
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
