package uk.directly.web.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether a document can be read by everybody, as far as a machine can say (R100): veraPDF's profile of PDF/UA-1. */
public final class PdfUa {
    private PdfUa() {}

    /** Where it breaks PDF/UA-1; none: veraPDF finds nothing. */
    public static List<String> faults(PrintedDocument document) {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour ua = PDFAFlavour.PDFUA_1;
        try (PDFAValidator validator = Foundries.defaultInstance().createValidator(ua, false);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(document.bytes()), ua)) {
            ValidationResult result = validator.validate(parser);
            List<String> faults = result.getTestAssertions().stream()
                    .filter(test -> test.getStatus() != TestAssertion.Status.PASSED)
                    .map(test -> test.getRuleId().getClause() + " " + test.getMessage())
                    .distinct()
                    .toList();
            return result.isCompliant() == faults.isEmpty() && result.getTotalAssertions() > 0
                    ? faults
                    : List.of("veraPDF could not say: " + result);
        } catch (IOException | ModelParsingException | EncryptedPdfException | ValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
