@NullMarked
package uk.directly.bank.simulator;

import org.jspecify.annotations.NullMarked;
