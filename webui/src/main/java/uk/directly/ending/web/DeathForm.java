package uk.directly.ending.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Ids;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * What an officer typed about a death, right or wrong.
 *
 * @param key the id of the record: a form sent twice is one
 * @param name who told us
 * @param relation how they know the person
 * @param phone where they can be called
 * @param contact the id of the officer to whom everybody turns from now on
 */
public record DeathForm(String key, DateParts died, String name, String relation, String phone, String contact) {
    static final int LONGEST = 90;

    static DeathForm of(Function<String, @Nullable String> field) {
        return new DeathForm(
                text(field, "key"),
                DateParts.of(field.apply("died-day"), field.apply("died-month"), field.apply("died-year")),
                text(field, "name"),
                text(field, "relation"),
                text(field, "phone"),
                text(field, "contact"));
    }

    /** The same under a key; the one it has, if it has one. */
    DeathForm keyed() {
        return Typed.id(key) == null
                ? new DeathForm(Ids.next().toString(), died, name, relation, phone, contact)
                : this;
    }

    UUID id() {
        return UUID.fromString(key);
    }

    /** "Ann Okafor, his sister, 0161 496 0000". */
    String toldBy() {
        return name + ", " + relation + (phone.isEmpty() ? "" : ", " + phone);
    }

    FormErrors errors(LocalDate today) {
        FormErrors errors = FormErrors.NONE;
        LocalDate day = died.date();
        if (day == null || day.isAfter(today)) {
            errors = errors.and("died", "Enter the day, today or earlier, like 28 11 2026");
        }
        if (isNoText(name)) {
            errors = errors.and("name", "Enter the name of who told us");
        }
        if (isNoText(relation)) {
            errors = errors.and("relation", "Enter how they know the person, like: their sister, or a hospital");
        }
        if (phone.length() > LONGEST) {
            errors = errors.and("phone", "Enter a phone number, or leave it empty");
        }
        if (Typed.id(contact) == null) {
            errors = errors.and("contact", "Choose who is there for everybody from now on");
        }
        return errors;
    }

    /** Everything, to be sent with the next step. */
    Address fields(String path) {
        return Address.of(path)
                .with("key", key)
                .with("died-day", died.day())
                .with("died-month", died.month())
                .with("died-year", died.year())
                .with("name", name)
                .with("relation", relation)
                .with("phone", phone)
                .with("contact", contact);
    }

    private static boolean isNoText(String text) {
        return text.isEmpty() || text.length() > LONGEST;
    }

    private static String text(Function<String, @Nullable String> field, String name) {
        return Objects.requireNonNullElse(field.apply(name), "").strip();
    }
}
