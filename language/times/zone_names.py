"""Short and long names of time zones, and those with two meanings."""

from __future__ import annotations

from language.words.kinds import listed

REGIONS = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cdt": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu",
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "utc": "UTC", "gmt": "UTC", "z": "UTC", "zulu": "UTC",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "eet": "Europe/Athens", "eest": "Europe/Athens", "msk": "Europe/Moscow",
    "trt": "Europe/Istanbul", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "hkt": "Asia/Hong_Kong",
    "sgt": "Asia/Singapore", "pht": "Asia/Manila", "wib": "Asia/Jakarta", "ict": "Asia/Bangkok",
    "pkt": "Asia/Karachi", "npt": "Asia/Kathmandu", "idt": "Asia/Jerusalem",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "acst": "Australia/Adelaide",
    "acdt": "Australia/Adelaide", "awst": "Australia/Perth", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "nzt": "Pacific/Auckland", "sast": "Africa/Johannesburg",
    "eat": "Africa/Nairobi", "wat": "Africa/Lagos", "cat": "Africa/Maputo",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires",
}  # fmt: skip


AMBIGUOUS = {
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "amt": ("America/Manaus", "Asia/Yerevan"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "ect": ("America/Guayaquil", "Europe/Berlin"),
}


PLAIN = frozenset(  # also in lower case, straight after a clock time
    listed(
        "et est edt ct cst cdt mt mst mdt pt pst pdt utc gmt cet cest mez mesz bst ist jst kst "
        "hkt sgt aest aedt msk eet eest pkt nzt nzst nzdt akst hst sast z eastern central "
        "mountain pacific"
    )
)


NOT_ALONE = frozenset(  # as often an ordinary word or a name
    listed(
        "reunion nice jersey man easter christmas cork florence victoria jordan central troll "
        "davis casey mahe lima uk us la hague rome male norfolk regina jamaica midway wake "
        "waterloo canary faroe eastern pacific mountain gaza qatar atlantic sf hk sg dc knox "
        "wells vincennes winamac"
    )
)


WORDS = frozenset(("eastern", "central", "mountain", "pacific"))


LONG = {
    "central european": "Europe/Berlin", "middle european": "Europe/Berlin",
    "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
    "greenwich mean": "UTC", "coordinated universal": "UTC", "universal": "UTC",
    "british summer": "Europe/London", "british": "Europe/London", "irish": "Europe/Dublin",
    "indian": "Asia/Kolkata", "india": "Asia/Kolkata", "japan": "Asia/Tokyo",
    "japanese": "Asia/Tokyo", "china": "Asia/Shanghai", "chinese": "Asia/Shanghai",
    "korea": "Asia/Seoul", "korean": "Asia/Seoul", "israel": "Asia/Jerusalem",
    "singapore": "Asia/Singapore", "gulf": "Asia/Dubai", "moscow": "Europe/Moscow",
    "hawaii": "Pacific/Honolulu", "alaska": "America/Anchorage", "atlantic": "America/Halifax",
    "australian eastern": "Australia/Sydney", "australian western": "Australia/Perth",
    "australian central": "Australia/Adelaide", "new zealand": "Pacific/Auckland",
    "south africa": "Africa/Johannesburg", "german": "Europe/Berlin", "french": "Europe/Paris",
    "spanish": "Europe/Madrid", "uk": "Europe/London", "east coast": "America/New_York",
    "west coast": "America/Los_Angeles", "us eastern": "America/New_York",
    "us pacific": "America/Los_Angeles", "us central": "America/Chicago",
    "us mountain": "America/Denver", "us east": "America/New_York",
}  # fmt: skip


LONG_FIRST = frozenset(name.split()[0] for name in LONG)
