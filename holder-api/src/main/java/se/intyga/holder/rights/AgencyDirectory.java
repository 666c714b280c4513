package se.intyga.holder.rights;

import java.util.List;
import se.intyga.consent.ledger.Party;

/// The agencies of this house, which answer what persons ask them. Given by whoever knows them.
@FunctionalInterface
public interface AgencyDirectory {
    List<Party> all();
}
