@NullMarked
package uk.directly.ledger.web;

import org.jspecify.annotations.NullMarked;
