package uk.directly.agreement.web;

import java.util.List;
import uk.directly.agreement.Agreement;
import uk.directly.web.AgreedPart;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.Viewer;

/** A version of an agreement on paper. */
public record AgreementPrint(PrintFrame frame, List<String> facts, List<AgreedPart> parts) implements Printed {
    static AgreementPrint of(
            Viewer viewer, Agreement agreement, Agreement.Version version, boolean forHolder, boolean large) {
        List<String> facts = new java.util.ArrayList<>();
        facts.add(agreement.holder().name() + " and " + agreement.provider().name() + ": " + version.title()
                + ", version " + version.version() + ".");
        facts.add(AgreementWords.state(version, forHolder, agreement) + ".");
        AgreementWords.dates(version, forHolder, agreement).forEach(line -> facts.add(line + "."));
        if (forHolder && agreement.chosen()) {
            facts.add(AgreementPages.NOT_CHECKED);
        }
        return new AgreementPrint(
                PrintFrame.of("What you both agreed", viewer, large), facts, AgreedPart.of(version.terms()));
    }

    @Override
    public String template() {
        return "agreement/print";
    }
}
