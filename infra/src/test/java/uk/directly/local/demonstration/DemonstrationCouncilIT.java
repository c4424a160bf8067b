package uk.directly.local.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.testing.TestDatabase;

class DemonstrationCouncilIT {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final DemonstrationCouncil council = new DemonstrationCouncil(Clock.fixed(NOW, ZoneOffset.UTC));

    private TestDatabase database;

    @BeforeEach
    void anEmptyDatabase() {
        database = TestDatabase.create();
    }

    @AfterEach
    void dropped() {
        database.close();
    }

    @Test
    @DisplayName("R11 opening balances are paid in from council funding, and all ledgers sum to zero")
    void paysInTheOpeningBalances() throws SQLException {
        make(true);

        assertThat(text("""
                select string_agg(p.subject || ' ' || (a.credits_posted - a.debits_posted), ', ' order by p.subject)
                  from budget b join person p on p.id = b.holder_id
                  join ledger_account a on a.owner_id = b.id and a.kind = 'budget-council'
                """))
                .isEqualTo("carer 30000, holder 62400, holder-lacks 52000, holder-own-bank 48000, holder2 10000, "
                        + "isf-person 40000");
        assertThat(number("select sum(credits_posted - debits_posted)::bigint from ledger_account"))
                .isZero();
        assertThat(number("select count(*) from ledger_transfer where code = 'load'"))
                .isEqualTo(6);
    }

    @Test
    void writesEverything() throws SQLException {
        make(true);

        assertThat(number("select count(*) from postcode")).isEqualTo(11_264);
        assertThat(number("select count(*) from listing")).isEqualTo(852);
        // The source of the outcodes knows no M50 (Salford Quays).
        assertThat(
                        text(
                                "select string_agg(distinct postcode, ', ') from listing where place is null and postcode is not null"))
                .isEqualTo("M50");
        assertThat(number("select count(*) from provider where state = 'accredited'"))
                .isEqualTo(304);
        assertThat(number("select count(*) from offer where state = 'published'"))
                .isBetween(780L, 860L);
        assertThat(number("select count(*) from offer o where pricing = 'hourly'"
                        + " and not exists (select from offer_rate r where r.offer_id = o.id)"))
                .isZero();
        assertThat(number("select count(*) from offer_hours")).isGreaterThan(4_000);
        assertThat(number("select count(*) from council_setting")).isPositive();
        assertThat(number("select count(*) from rate_card_line")).isEqualTo(35);
        assertThat(text("select district from provider where name = 'Aisha K.' limit 1"))
                .isEqualTo("Brooklands, M33");
    }

    @Test
    void knowsTheTownsOfListingsOutsideTheCouncil() throws SQLException {
        make(true);

        assertThat(text("select district from listing where source_key = '218087'"))
                .isEqualTo("Church Stretton, SY6");
    }

    @Test
    @DisplayName("R15 a second start makes nothing twice")
    void isMadeOnce() throws SQLException {
        make(true);
        make(true);
        make(false);

        assertThat(number("select count(*) from council")).isEqualTo(1);
        assertThat(number("select count(*) from ledger_transfer")).isEqualTo(6);
    }

    @Test
    void leavesNothingBehindWhenItFailsHalfWayAndIsMadeByTheNextStart() throws SQLException {
        database.execute("alter table listing add constraint no_room check (name <> 'Mood Swings Network')");
        assertThatThrownBy(() -> make(true)).isInstanceOf(SQLException.class);
        assertThat(number("select count(*) from council")).isZero();
        assertThat(number("select count(*) from ledger_transfer")).isZero();

        database.execute("alter table listing drop constraint no_room");
        make(true);

        assertThat(number("select count(*) from ledger_transfer")).isEqualTo(6);
    }

    @Test
    void isQuick() throws SQLException {
        long began = System.nanoTime();

        make(true);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void makesAnEmptyCouncilWithItsOfficers() throws SQLException {
        make(false);

        assertThat(number("select count(*) from provider")).isZero();
        assertThat(number("select count(*) from ledger_transfer")).isZero();
        assertThat(number("select count(*) from person_role")).isEqualTo(7);
    }

    private void make(boolean whole) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            council.makeOnce(connection, whole);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private long number(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private String text(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
