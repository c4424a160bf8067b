@NullMarked
package uk.directly.referral;

import org.jspecify.annotations.NullMarked;
