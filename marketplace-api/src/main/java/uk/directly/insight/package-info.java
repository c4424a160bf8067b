/**
 * What the council may learn of all this together, and never of anybody: unmet need by ward and kind of support (R39).
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "web",
            "council",
            "people",
            "audit",
            "rate",
            "register",
            "offer",
            "enquiry",
            "advert"
        })
@NullMarked
package uk.directly.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
