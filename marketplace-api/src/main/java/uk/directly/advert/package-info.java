/**
 * Adverts: somebody asks for support in public, without saying who they are, and those whom the council has checked answer.
 */
@ApplicationModule(
        allowedDependencies = {
            "data",
            "web",
            "money",
            "council",
            "people",
            "audit",
            "message",
            "rate",
            "register",
            "offer",
            "enquiry"
        })
@NullMarked
package uk.directly.advert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
