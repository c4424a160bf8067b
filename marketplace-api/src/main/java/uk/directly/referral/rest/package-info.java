/** Imports of directories and the Open Referral UK feed over JSON. */
@NullMarked
package uk.directly.referral.rest;

import org.jspecify.annotations.NullMarked;
