package uk.directly.accreditation.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.GivenEvidence;
import uk.directly.accreditation.model.Facts;
import uk.directly.data.Ids;
import uk.directly.register.CheckName;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * What is typed for a check, right or wrong.
 *
 * @param key makes a form that is sent twice the same one
 * @param referees two, empty or not
 * @param fileId a file that is kept already; empty: none
 * @param fileName how it is called
 */
public record CheckForm(
        UUID key,
        String document,
        String reference,
        String issuer,
        DateParts issued,
        DateParts ends,
        List<Facts.Referee> referees,
        boolean updateService,
        boolean agreed,
        String fileId,
        String fileName) {
    private static final Facts.Referee NOBODY = new Facts.Referee("", "", "");

    /** The fields of a form. */
    static CheckForm of(UnaryOperator<String> field) {
        return new CheckForm(
                key(field.apply("key")),
                field.apply("document"),
                field.apply("reference"),
                field.apply("issuer"),
                day(field, "checkedOn"),
                day(field, "expiresOn"),
                List.of(referee(field, "1"), referee(field, "2")),
                !field.apply("updateService").isEmpty(),
                !field.apply("agreed").isEmpty(),
                field.apply("fileId"),
                field.apply("fileName"));
    }

    /** What was given last, to be changed; null: nothing. */
    static CheckForm of(@Nullable GivenEvidence given) {
        Facts facts = given == null ? Facts.NONE : given.facts();
        List<Facts.Referee> known = facts.referees();
        return new CheckForm(
                Ids.next(),
                Objects.requireNonNullElse(facts.document(), ""),
                Objects.requireNonNullElse(facts.reference(), ""),
                Objects.requireNonNullElse(facts.issuer(), ""),
                facts.issuedOn() == null ? DateParts.EMPTY : DateParts.of(facts.issuedOn()),
                facts.expiresOn() == null ? DateParts.EMPTY : DateParts.of(facts.expiresOn()),
                List.of(known.isEmpty() ? NOBODY : known.getFirst(), known.size() < 2 ? NOBODY : known.get(1)),
                facts.updateService(),
                facts.agreed(),
                given == null || given.fileId() == null ? "" : given.fileId().toString(),
                given == null || given.fileName() == null ? "" : given.fileName());
    }

    CheckForm withFile(UUID id, String name) {
        return new CheckForm(
                key, document, reference, issuer, issued, ends, referees, updateService, agreed, id.toString(), name);
    }

    Facts facts() {
        return new Facts(
                issuer,
                "share-code".equals(document)
                        ? reference.replaceAll("\\s", "").toUpperCase(java.util.Locale.UK)
                        : reference,
                issued.date(),
                ends.date(),
                document.isEmpty() ? null : document,
                referees,
                updateService,
                agreed);
    }

    @Nullable UUID file() {
        try {
            return fileId.isEmpty() ? null : UUID.fromString(fileId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What the page asks beyond what the rules do. */
    FormErrors errors(CheckName check, boolean filesOffered, boolean fileComes) {
        FormErrors errors = FormErrors.NONE;
        switch (check) {
            case IDENTITY -> {
                if (document.isEmpty()) {
                    errors = errors.and("document", "Choose what shows who you are");
                }
            }
            case RIGHT_TO_WORK -> {
                if (document.isEmpty()) {
                    errors = errors.and("document", "Choose how you show it");
                } else if ("share-code".equals(document)
                        && !reference.replaceAll("\\s", "").matches("[A-Za-z0-9]{9}")) {
                    errors = errors.and(
                            "reference", "Enter the share code. It has 9 letters and numbers, like W12 345 678");
                }
            }
            case DBS -> {
                if (!reference.replaceAll("\\s", "").matches("[0-9]{12}")) {
                    errors = errors.and("reference", "Enter the number of the certificate. It has 12 digits");
                }
            }
            case REFERENCES -> errors = referees(errors);
            case INSURANCE -> {
                errors = need(errors, "issuer", issuer, "Enter the name of the insurer");
                errors = need(errors, "reference", reference, "Enter the number of the policy");
                if (filesOffered && !fileComes && fileId.isEmpty()) {
                    errors = errors.and("file", "Choose the file of your policy, or a picture of it");
                }
            }
            case SAFEGUARDING_TRAINING, MENTAL_CAPACITY_ACT_TRAINING ->
                errors = need(errors, "issuer", issuer, "Enter who gave the training");
            case ISF_CONTRACT -> errors = need(errors, "reference", reference, "Enter the number of the contract");
            case CODE_OF_CONDUCT, CQC_REGISTRATION -> {}
        }
        return errors;
    }

    private FormErrors referees(FormErrors before) {
        FormErrors errors = before;
        for (int at = 0; at < referees.size(); at++) {
            String number = String.valueOf(at + 1);
            errors = need(errors, "name" + number, referees.get(at).name(), "Enter the name of person " + number);
            errors = need(
                    errors,
                    "contact" + number,
                    referees.get(at).contact(),
                    "Enter a phone number or an email address of person " + number);
        }
        return errors;
    }

    private static FormErrors need(FormErrors errors, String field, String value, String message) {
        return value.isEmpty() ? errors.and(field, message) : errors;
    }

    private static Facts.Referee referee(UnaryOperator<String> field, String number) {
        return new Facts.Referee(
                field.apply("name" + number), field.apply("contact" + number), field.apply("knows" + number));
    }

    private static DateParts day(UnaryOperator<String> field, String name) {
        return DateParts.of(field.apply(name + "-day"), field.apply(name + "-month"), field.apply(name + "-year"));
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
