package uk.directly.bank.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.bank.BankAccount;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankState;

/** What an owner reads of their bank details: always masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BankJson(@Nullable ChangeJson current, @Nullable ChangeJson waiting, List<ChangeJson> history) {
    static BankJson of(List<BankChange> all) {
        return new BankJson(
                all.stream()
                        .filter(each -> each.state() == BankState.IN_FORCE)
                        .map(ChangeJson::of)
                        .findFirst()
                        .orElse(null),
                all.stream()
                        .filter(BankChange::isOpen)
                        .map(ChangeJson::of)
                        .findFirst()
                        .orElse(null),
                all.stream()
                        .filter(each -> each.endedAt() != null)
                        .map(ChangeJson::of)
                        .toList());
    }

    /** One change; whose it is stands there for officers only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            UUID id,
            @Nullable OwnerJson owner,
            String sortCode,
            String accountNumber,
            String name,
            String nameCheck,
            @Nullable String bankSays,
            boolean nameConfirmed,
            BankState state,
            Instant askedAt,
            @Nullable String askedBy,
            @Nullable String onBehalfOf,
            @Nullable String confirmedBy,
            @Nullable Instant inForceAt,
            @Nullable Instant paysFrom,
            @Nullable Instant endedAt) {
        static ChangeJson of(BankChange change) {
            return of(change, null);
        }

        static ChangeJson forOfficers(BankChange change) {
            return of(change, new OwnerJson(change.personId(), change.providerId(), change.owner()));
        }

        private static ChangeJson of(BankChange change, @Nullable OwnerJson owner) {
            return new ChangeJson(
                    change.id(),
                    owner,
                    BankAccount.dashed(change.sortCode()),
                    change.accountNumber(),
                    change.accountName(),
                    change.nameAnswer(),
                    change.bankSays(),
                    change.nameConfirmed(),
                    change.state(),
                    change.askedAt(),
                    change.askedBy(),
                    change.onBehalfOf(),
                    change.confirmedBy(),
                    change.inForceAt(),
                    change.paysFrom(),
                    change.endedAt());
        }
    }

    /** Whose account it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnerJson(@Nullable UUID personId, @Nullable UUID providerId, String name) {}
}
