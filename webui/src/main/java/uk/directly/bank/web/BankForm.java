package uk.directly.bank.web;

import java.util.Objects;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import uk.directly.bank.BankAccount;
import uk.directly.data.Ids;

/** The form as it was filled in, right or wrong; written to no log and kept nowhere. */
record BankForm(UUID id, String sortCode, String accountNumber, String name, boolean sure) {
    static final BankForm EMPTY_FIELDS = new BankForm(new UUID(0, 0), "", "", "", false);

    static BankForm empty() {
        return EMPTY_FIELDS.anew();
    }

    static BankForm of(MultiValueMap<String, String> posted) {
        return new BankForm(
                key(value(posted, "key")),
                value(posted, "sortCode"),
                value(posted, "accountNumber"),
                value(posted, "name"),
                posted.containsKey("sure"));
    }

    /** The same as another change. */
    BankForm anew() {
        return new BankForm(Ids.next(), sortCode, accountNumber, name, sure);
    }

    BankAccount account() {
        return BankAccount.typed(sortCode, accountNumber, name);
    }

    @Override
    public String toString() {
        return "BankForm[masked]";
    }

    private static String value(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
