/**
 * What a person and who supports them agreed (R50, R54, R80, R83), whether a relative may be paid (R62), and whom a person
 * brings along themselves (R9).
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
            "offer"
        })
@NullMarked
package uk.directly.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
