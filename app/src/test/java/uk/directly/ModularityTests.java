package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Features use only what they say they use, and only each other's public face. */
class ModularityTests {

    @Test
    void holdsTheOrderOfFeatures() {
        ApplicationModules.of(DirectlyApplication.class, new MainClasses.Only()).verify();
    }

    @Test
    void knowsEveryFeature() {
        assertThat(ApplicationModules.of(DirectlyApplication.class, new MainClasses.Only()))
                .extracting(ApplicationModule::getIdentifier)
                .extracting(Object::toString)
                .contains(
                        "web",
                        "file",
                        "aboutme",
                        "money",
                        "council",
                        "people",
                        "audit",
                        "message",
                        "ledger",
                        "rate",
                        "register")
                .contains(
                        "offer",
                        "referral",
                        "enquiry",
                        "advert",
                        "insight",
                        "budget",
                        "booking",
                        "payment",
                        "accreditation",
                        "starting",
                        "ending",
                        "intake",
                        "acting",
                        "concern",
                        "home",
                        "local");
    }

    @Test
    void noticesAFeatureThatLooksUpAndInside() {
        String violations = ApplicationModules.of("uk.crooked", location -> true)
                .detectViolations()
                .toString();

        assertThat(violations).contains("LooksUp").contains("lower").contains("upper");
    }
}
