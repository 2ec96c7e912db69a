package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.money.Usd;
import io.torouter.snapshot.Account;

/** An account in the form of the configuration file. */
final class AccountView {
    private AccountView() {}

    static ObjectNode json(Account account) {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", account.id())
                        .put("name", account.name())
                        .put("active", account.active());
        var credit = account.creditNanos();
        return credit == null ? json : json.put("balance_usd", Usd.number(credit));
    }
}
