/**
 * What every page shares: frame, view resolver, components, error pages. Below all features.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"money"})
@NullMarked
package uk.directly.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
