package uk.directly.accreditation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.register.CheckName;

class FactsTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @DisplayName(
            "R30 dates: nothing given out in the future, nothing that has run out, no training older than three years")
    @CsvSource({
        "dbs,2026-12-01,,",
        "dbs,2026-12-02,,checkedOn",
        "dbs,,,checkedOn",
        "dbs,1950-01-01,,checkedOn",
        "insurance,,2026-12-02,",
        "insurance,,2026-12-01,expiresOn",
        "insurance,,2126-12-01,expiresOn",
        "insurance,,,expiresOn",
        "safeguarding-training,2023-12-02,,",
        "safeguarding-training,2023-12-01,,checkedOn",
        "safeguarding-training,,,checkedOn",
        "isf-contract,2027-01-01,2028-12-31,",
        "isf-contract,2027-01-01,2026-12-31,expiresOn",
        "identity,,,",
    })
    void checksDates(String check, @Nullable LocalDate issued, @Nullable LocalDate ends, @Nullable String wrong) {
        CheckName name = CheckName.of(check);
        Facts facts = new Facts(null, null, issued, ends, null, List.of(), false, false);
        Asked asked = new Asked(name, true, null, check.endsWith("-training") ? 36 : null, 0);

        assertThat(facts.faults(asked, TODAY))
                .extracting(Fault::field)
                .isEqualTo(wrong == null ? List.of() : List.of(wrong));
    }

    @Test
    @DisplayName("R30, R35 two people to speak to, a code that is agreed to, a CQC id as the Commission writes it")
    void asksWhatTheCheckNeeds() {
        Facts.Referee ann = new Facts.Referee("Ann Lee", "0161 496 0111", "A neighbour");

        assertThat(faults(CheckName.REFERENCES, null, List.of(ann), false)).containsExactly("referees");
        assertThat(faults(CheckName.REFERENCES, null, List.of(ann, new Facts.Referee("Bo", " ", "")), false))
                .containsExactly("referees");
        assertThat(faults(CheckName.REFERENCES, null, List.of(ann, ann), false)).isEmpty();
        assertThat(faults(CheckName.CODE_OF_CONDUCT, null, List.of(), false)).containsExactly("agreed");
        assertThat(faults(CheckName.CODE_OF_CONDUCT, null, List.of(), true)).isEmpty();
        assertThat(faults(CheckName.CQC_REGISTRATION, "123456789", List.of(), false))
                .containsExactly("reference");
        assertThat(faults(CheckName.CQC_REGISTRATION, "1-123456789", List.of(), false))
                .isEmpty();
    }

    private static List<String> faults(
            CheckName check, @Nullable String reference, List<Facts.Referee> referees, boolean agreed) {
        return new Facts(null, reference, null, null, null, referees, false, agreed)
                .faults(new Asked(check, true, null, null, 0), TODAY).stream()
                        .map(Fault::field)
                        .toList();
    }
}
