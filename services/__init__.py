"""Use cases, in order: rules, Webex, storage; without wording, HTTP or SQL."""
