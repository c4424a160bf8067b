package uk.directly.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.data.Ids;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Random sequences of everything that can happen to a budget's money, beside a model in memory that does the same. */
@WithDatabase
class LedgerSequencesIT {
    private static final int SHARE = 2_000;
    private static final int WHOLE = 20_000;
    private static final long SEED = 20_261_122;

    private final TestDatabase database;
    private final Map<String, Model> accounts = new HashMap<>();
    private final List<Hold> open = new ArrayList<>();
    private final List<Hold> resolved = new ArrayList<>();
    private final List<UUID> gone = new ArrayList<>();
    private final Set<UUID> corrected = new HashSet<>();
    private final List<Fence> fences = new ArrayList<>();
    private final ApprovedVisit visit;

    private final Connection connection;

    LedgerSequencesIT(TestDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.dataSource().getConnection();
        this.visit = ApprovedVisit.byStripe(database);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    @DisplayName("R11 R12 whatever happens in whatever order, the ledger does what the model does and never overdraws")
    void doesWhatTheModelDoes() {
        boolean whole = "whole".equals(System.getProperty("directly.storms"));
        long seed = whole ? System.nanoTime() : SEED;
        Random random = new Random(seed);
        execute("select ledger_account_of(b.council_id, 'closing-payable', b.id) from budget b where b.council_id = '"
                + visit.council() + "'");
        for (String kind :
                List.of("budget-council", "budget-contribution", "budget-own", "budget-reserve", "closing-payable")) {
            read(kind);
        }
        int steps = whole ? WHOLE : SHARE;
        int refused = 0;
        for (int i = 0; i < steps; i++) {
            if (!step(random, "seed " + seed + ", step " + i)) {
                refused++;
            }
            if (i % 100 == 0) {
                compare("seed " + seed + ", after step " + i);
            }
        }
        compare("seed " + seed + ", at the end");
        closeForGood("seed " + seed + ", closing");
        for (int i = 0; i < steps / 20; i++) {
            moveOnAClosedAccount(random, "seed " + seed + ", closed, step " + i);
        }
        compare("seed " + seed + ", closed");
        // Both sides were tried: what is allowed, and what is not.
        assertThat(refused).as("seed %d: refused", seed).isBetween(steps / 20, steps * 19 / 20);
    }

    /** One thing that happens; answers whether it was allowed. The model says first whether it will be. */
    private boolean step(Random random, String where) {
        long amount = 1 + random.nextLong(3_000);
        String kind =
                List.of("budget-council", "budget-contribution", "budget-own").get(random.nextInt(3));
        return switch (random.nextInt(21)) {
            case 0 -> direct(where, "load", "council-funding", "budget-council", amount * 4);
            case 1 -> direct(where, "contribution", "rail-clearing", "budget-contribution", amount * 3);
            case 2 -> direct(where, "top-up", "rail-clearing", "budget-own", amount * 3);
            case 3 -> direct(where, "top-up-refund", "budget-own", "rail-clearing", amount * 2);
            case 4 -> direct(where, "reserve", "budget-council", "budget-reserve", amount);
            // What a rail forces above or after a hold is recorded against the exception account, never refused.
            case 5 -> direct(where, "visit", "exception", "provider-payable", amount);
            case 6, 7, 8 -> hold(where, kind, amount * 3);
            case 9 -> resolve(where, random, "post", true);
            case 10 -> resolve(where, random, "post", false);
            case 11 -> resolve(where, random, random.nextBoolean() ? "void" : "expire", true);
            case 12 -> resolveAgain(where, random);
            // Own money on its way back to a card: held first, then gone or not, and maybe sent back after all.
            case 13, 14 -> hold(where, "budget-own", "rail-clearing", "top-up-refund", amount * 2);
            case 15 -> sendBack(where, random);
            // What closing posts: back to the council, to whoever it belongs to, to whoever worked, and out of the
            // bank.
            case 16 ->
                direct(
                        where,
                        "return",
                        random.nextBoolean() ? "budget-council" : "budget-reserve",
                        "council-funding",
                        amount);
            case 17 ->
                direct(
                        where,
                        "pay-out",
                        random.nextBoolean() ? "budget-own" : "budget-contribution",
                        "closing-payable",
                        amount);
            case 18 ->
                direct(
                        where,
                        "liability",
                        random.nextBoolean() ? "budget-council" : "budget-reserve",
                        "closing-payable",
                        amount);
            case 19 -> direct(where, "payment", "closing-payable", "rail-clearing", amount);
            default -> fence(where, random, amount * 2);
        };
    }

    /** Ends what is open, as it has to before a closing, and posts the rest away; the account is closed with nothing in it. */
    private void closeForGood(String where) {
        for (Hold hold : List.copyOf(open)) {
            insert(Ids.next(), "void", hold.id(), hold.kind(), hold.to(), hold.amount(), "release");
            open.remove(hold);
            model(hold.kind()).held -= hold.amount();
        }
        execute(
                "update ring_fence set released_at = '2026-12-02T09:00:00Z' where released_at is null and council_id = '"
                        + visit.council() + "'");
        fences.clear();
        model("budget-council").fenced = 0;
        for (String kind : List.of("budget-council", "budget-reserve", "budget-contribution", "budget-own")) {
            boolean councils = kind.equals("budget-council") || kind.equals("budget-reserve");
            if (model(kind).posted > 0) {
                direct(
                        where,
                        councils ? "return" : "pay-out",
                        kind,
                        councils ? "council-funding" : "closing-payable",
                        model(kind).posted);
            }
        }
        execute("""
                insert into budget_closing (council_id, id, budget_id, proposed_at, proposed_by, council_pence, reserve_pence,
                    contribution_pence, own_pence, liability_pence)
                select b.council_id, uuidv7(), b.id, '2026-12-02T09:00:00Z', b.holder_id, 0, 0, 0, 0, 0
                  from budget b where b.council_id = '%1$s';
                update budget_closing set state = 'done', decided_at = '2026-12-02T09:00:00Z', decided_by = '%2$s'
                 where council_id = '%1$s'""".formatted(visit.council(), visit.person()));
        compare(where);
    }

    /** Whatever it is, it is refused now. */
    private void moveOnAClosedAccount(Random random, String where) {
        String kind = List.of("budget-council", "budget-contribution", "budget-own", "budget-reserve")
                .get(random.nextInt(4));
        long amount = 1 + random.nextLong(3_000);
        boolean in = random.nextBoolean();
        String phase = random.nextBoolean() ? "direct" : "pending";
        run(
                where,
                false,
                () -> insert(
                        Ids.next(),
                        phase,
                        null,
                        in ? "rail-clearing" : kind,
                        in ? kind : "rail-clearing",
                        amount,
                        phase.equals("direct") ? "top-up" : "hold"));
    }

    private boolean direct(String where, String code, String from, String to, long amount) {
        Model payer = accounts.get(from);
        boolean allowed = payer == null || payer.free() >= amount;
        run(where, allowed, () -> insert(Ids.next(), "direct", null, from, to, amount, code));
        if (allowed) {
            move(from, to, amount);
        }
        return allowed;
    }

    private boolean hold(String where, String kind, long amount) {
        return hold(where, kind, "provider-payable", "hold", amount);
    }

    private boolean hold(String where, String kind, String to, String code, long amount) {
        boolean allowed = model(kind).free() >= amount;
        UUID id = Ids.next();
        run(where, allowed, () -> insert(id, "pending", null, kind, to, amount, code));
        if (allowed) {
            model(kind).held += amount;
            open.add(new Hold(id, kind, to, amount));
        }
        return allowed;
    }

    /** A card doesn't take what had gone back to it: corrected once, by a posting that names it. */
    private boolean sendBack(String where, Random random) {
        if (gone.isEmpty()) {
            return true;
        }
        UUID posted = gone.get(random.nextInt(gone.size()));
        boolean allowed = !corrected.contains(posted);
        long amount = Long.parseLong(
                database.select("select amount_pence::text from ledger_transfer where id = '" + posted + "'")
                        .getFirst());
        run(where, allowed, () -> execute("""
                        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id,
                            amount_pence, code, corrects_id, subject_kind, subject_id, description, at)
                        select council_id, '%s', 'direct', credit_account_id, debit_account_id, amount_pence,
                               'correction', id, subject_kind, subject_id, 'Random', at
                          from ledger_transfer where id = '%s'""".formatted(Ids.next(), posted)));
        if (allowed) {
            corrected.add(posted);
            move("rail-clearing", "budget-own", amount);
        }
        return allowed;
    }

    private boolean resolve(String where, Random random, String phase, boolean whole) {
        if (open.isEmpty()) {
            return true;
        }
        Hold hold = open.get(random.nextInt(open.size()));
        // Part of it, or more than was held: that is refused.
        long amount = whole ? hold.amount() : 1 + random.nextLong(hold.amount() * 5 / 4);
        boolean allowed = amount <= hold.amount();
        boolean refund = hold.to().equals("rail-clearing");
        UUID id = Ids.next();
        run(
                where,
                allowed,
                () -> insert(
                        id,
                        phase,
                        hold.id(),
                        hold.kind(),
                        hold.to(),
                        amount,
                        phase.equals("post") ? refund ? "top-up-refund" : "visit" : "release"));
        if (allowed) {
            open.remove(hold);
            resolved.add(hold);
            model(hold.kind()).held -= hold.amount();
            if (phase.equals("post")) {
                move(hold.kind(), hold.to(), amount);
                if (refund) {
                    gone.add(id);
                }
            }
        }
        return allowed;
    }

    private boolean resolveAgain(String where, Random random) {
        if (resolved.isEmpty()) {
            return true;
        }
        Hold hold = resolved.get(random.nextInt(resolved.size()));
        run(where, false, () -> insert(Ids.next(), "post", hold.id(), hold.kind(), hold.to(), hold.amount(), "visit"));
        return false;
    }

    private boolean fence(String where, Random random, long amount) {
        Model council = model("budget-council");
        if (!fences.isEmpty() && random.nextBoolean()) {
            Fence fence = fences.remove(random.nextInt(fences.size()));
            run(
                    where,
                    true,
                    () -> execute("update ring_fence set released_at = '2026-12-02T09:00:00Z' where id = '" + fence.id()
                            + "'"));
            council.fenced -= fence.amount();
            return true;
        }
        boolean allowed = council.free() >= amount;
        UUID id = Ids.next();
        run(where, allowed, () -> execute("""
                        insert into ring_fence (council_id, id, budget_id, purpose, reason, amount_pence, until, made_at,
                                                made_by)
                        select '%s', '%s', b.id, 'agreed-future-need', 'A new bed', %d, '2027-01-31',
                               '2026-12-01T09:00:00Z', b.holder_id
                          from budget b where b.council_id = '%1$s'""".formatted(visit.council(), id, amount)));
        if (allowed) {
            council.fenced += amount;
            fences.add(new Fence(id, amount));
        }
        return allowed;
    }

    private void insert(
            UUID id, String phase, @Nullable UUID pending, String from, String to, long amount, String code) {
        execute("""
                insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                                             amount_pence, code, subject_kind, subject_id, description, at)
                select '%s', '%s', '%s', %s, %s, %s, %d, '%s', 'budget', b.id, 'Random', '2026-12-01T09:00:00Z'
                  from budget b where b.council_id = '%1$s'""".formatted(
                        visit.council(),
                        id,
                        phase,
                        pending == null ? "null" : "'" + pending + "'",
                        account(from),
                        account(to),
                        amount,
                        code));
    }

    private String account(String kind) {
        String owner = kind.startsWith("budget-") || kind.equals("closing-payable")
                ? "b.id"
                : kind.equals("provider-payable") ? "'" + visit.provider() + "'" : "null";
        return "ledger_account_of('" + visit.council() + "', '" + kind + "', " + owner + ")";
    }

    private static void run(String where, boolean allowed, Runnable sql) {
        BooleanSupplier done = () -> {
            try {
                sql.run();
                return true;
            } catch (IllegalStateException e) {
                // Nothing but a rule of the ledger may say no.
                assertThat(e)
                        .as(where)
                        .hasMessageMatching(
                                "(?s).*(available_not_negative|payable_not_negative|up to its own amount|resolves_once"
                                        + "|corrects_once|closed_account_stays_empty).*");
                return false;
            }
        };
        assertThat(done.getAsBoolean()).as(where).isEqualTo(allowed);
    }

    /** Each step is a transaction of its own, over one connection. */
    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void compare(String where) {
        accounts.forEach((kind, model) -> assertThat(figures(kind))
                .as("%s: %s", where, kind)
                .containsExactly(model.posted, model.held, model.fenced));
    }

    private void read(String kind) {
        List<Long> figures = figures(kind);
        Model model = new Model();
        model.posted = figures.getFirst();
        model.held = figures.get(1);
        model.fenced = figures.get(2);
        accounts.put(kind, model);
    }

    private List<Long> figures(String kind) {
        String row = database.select("""
                        select (l.credits_posted - l.debits_posted) || ' ' || l.debits_pending || ' ' || l.ring_fenced
                          from ledger_account l
                          join budget b on b.council_id = l.council_id and b.id = l.owner_id
                         where l.council_id = '%s' and l.kind = '%s'""".formatted(visit.council(), kind)).getFirst();
        return List.of(row.split(" ")).stream().map(Long::valueOf).toList();
    }

    private void move(String from, String to, long amount) {
        accounts.computeIfPresent(from, (kind, model) -> model.add(-amount));
        accounts.computeIfPresent(to, (kind, model) -> model.add(amount));
    }

    private Model model(String kind) {
        return Objects.requireNonNull(accounts.get(kind));
    }

    private record Hold(UUID id, String kind, String to, long amount) {}

    private record Fence(UUID id, long amount) {}

    /** An account as anybody would keep it on paper. */
    private static final class Model {
        private long posted;
        private long held;
        private long fenced;

        private long free() {
            return posted - held - fenced;
        }

        private Model add(long amount) {
            posted += amount;
            return this;
        }
    }
}
