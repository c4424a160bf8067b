@NullMarked
package uk.directly.intake.rest;

import org.jspecify.annotations.NullMarked;
