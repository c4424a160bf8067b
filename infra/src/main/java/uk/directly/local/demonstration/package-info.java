/**
 * The demonstration council: real geography and real directories, and on top of them people, providers and offers that a
 * generator makes up from a fixed seed. It is made once, at the first start, in one transaction.
 */
@NullMarked
package uk.directly.local.demonstration;

import org.jspecify.annotations.NullMarked;
