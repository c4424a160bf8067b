package uk.directly.ending.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.AccountCheck.Open;
import uk.directly.ending.Closing;
import uk.directly.ending.ClosingPurpose;
import uk.directly.ending.Death;
import uk.directly.ending.PaidHow;
import uk.directly.people.Actor;
import uk.directly.people.Role;

/** Tom's death, and his account on its way to being closed. */
final class Ended {
    static final UUID COLIN = new UUID(0, 20);
    static final UUID MEI = new UUID(0, 21);
    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    static final List<Closing.Payment> TO_PAY = List.of(
            new Closing.Payment(new UUID(0, 31), ClosingPurpose.NOTICE, "Aisha Khan", 5_000, null, null, null, null),
            new Closing.Payment(new UUID(0, 32), ClosingPurpose.OWN_MONEY, "Ann Hill", 5_500, null, null, null, null));
    static final List<Closing.Payment> PAID = TO_PAY.stream()
            .map(each -> new Closing.Payment(
                    each.id(),
                    each.what(),
                    each.payee(),
                    each.amountPence(),
                    PaidHow.BANK_TRANSFER,
                    TODAY,
                    "BACS 7",
                    "Mei Tan"))
            .toList();

    private Ended() {}

    static Death death(int visits) {
        return new Death(
                new UUID(0, 40),
                new UUID(0, 2),
                "Tom Shah",
                LocalDate.of(2026, 11, 28),
                "Ann Hill, his sister",
                NOW,
                "Amina",
                new UUID(0, 22),
                "Amina",
                null,
                null,
                null,
                visits,
                1);
    }

    static Closing closing(String state, List<Closing.Payment> payments) {
        boolean done = state.equals("done");
        return new Closing(
                new UUID(0, 30),
                new UUID(0, 3),
                state,
                NOW,
                "Colin Ashworth",
                COLIN,
                6_000,
                4_000,
                3_000,
                2_500,
                5_000,
                5_000,
                5_500,
                null,
                null,
                done ? NOW : null,
                done ? "Mei Tan" : null,
                payments);
    }

    static AccountCheck account(@Nullable Closing closing, Open... open) {
        boolean done = closing != null && closing.isDone();
        return new AccountCheck(
                new UUID(0, 3),
                new UUID(0, 7),
                new UUID(0, 2),
                "Tom Shah",
                LocalDate.of(2026, 11, 28),
                false,
                done ? NOW : null,
                done ? 0 : 6_000,
                done ? 0 : 4_000,
                done ? 0 : 3_000,
                done ? 0 : 2_500,
                done ? 0 : 2_500,
                List.of(open),
                closing);
    }

    static Actor officer(UUID id, Role role) {
        return new Actor(id, new UUID(0, 1), "An officer", Set.of(role), null, id);
    }
}
