package uk.directly.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.notice.Letter;
import uk.directly.web.testing.PdfUa;
import uk.directly.web.testing.PrintedDocument;

/** Letters as they are printed. */
class LetterPrintTests {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("R100 a letter keeps to PDF/UA, also in large print, and says where it goes and whom to call")
    void keepsToPdfUa(boolean large) throws IOException {
        PrintedDocument printed = PrintedDocument.of(LetterPrint.of(letter(large), false));

        assertThat(PdfUa.faults(printed)).isEmpty();
        assertThat(printed.text())
                .contains("Tom Okafor 1 High Street Sale M33 2AA")
                .contains("8 December 2026")
                .contains("Please check a visit")
                .contains("Maya told us the hours")
                .contains("Please call Test Council on 0161 496 0000.");
        try (PDDocument document = printed.open()) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    @Test
    @DisplayName("R100 large print is 18 points, but for the lines in the envelope's window")
    void isLarge() {
        PrintedDocument printed = PrintedDocument.of(LetterPrint.of(letter(true), false));

        assertThat(printed.smallestLetters()).isEqualTo(12f);
        assertThat(PrintedDocument.of(LetterPrint.of(letter(false), false)).smallestLetters())
                .isEqualTo(12f);
    }

    private static Letter letter(boolean large) {
        return new Letter(
                "Tom Okafor",
                List.of("1 High Street", "Sale", "M33 2AA"),
                LocalDate.of(2026, 12, 8),
                "Please check a visit",
                List.of(
                        "Maya told us the hours of the visit on Tuesday 8 December, 9:30am. Please say whether they are right."),
                "Test Council",
                "0161 496 0000",
                large);
    }
}
