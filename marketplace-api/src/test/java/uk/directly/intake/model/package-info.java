@NullMarked
package uk.directly.intake.model;

import org.jspecify.annotations.NullMarked;
