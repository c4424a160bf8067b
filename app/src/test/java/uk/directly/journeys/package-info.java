@NullMarked
package uk.directly.journeys;

import org.jspecify.annotations.NullMarked;
