using System.Globalization;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Dashboard.Keys;

namespace ScheduleFlow.Dashboard.Tests.Keys;

public sealed class KeyStatesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-12-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void Valid_keys_come_first_and_the_others_only_if_asked_for()
    {
        KeyRow[] keys = [Key("zoe", "expired"), Key("lobby", "valid"), Key("anna", "revoked"), Key("Backup", "valid")];

        KeyStates.Shown([.. keys], all: false).Select(key => key.Name).Should().Equal("Backup", "lobby");
        KeyStates.Shown([.. keys], all: true).Select(key => key.Name).Should().Equal("Backup", "lobby", "anna", "zoe");
    }

    [Theory]
    [InlineData("valid", 29, true)]
    [InlineData("valid", 31, false)]
    [InlineData("revoked", 1, false)]
    public void A_valid_key_that_expires_within_a_month_is_marked(string state, int days, bool soon) =>
        KeyStates.ExpiresSoon(Key("lobby", state), Now.AddDays(days), Now).Should().Be(soon);

    [Fact]
    public void A_key_that_never_expires_is_not_marked() => KeyStates.ExpiresSoon(Key("lobby", "valid"), null, Now).Should().BeFalse();

    [Fact]
    public void A_new_secret_is_not_in_its_text() => new NewSecret("lobby", "sfk_secret", null).ToString().Should().Be("lobby");

    private static KeyRow Key(string name, string state) => new()
    {
        Id = "5d1e0c9b7a42",
        Name = name,
        Role = "viewer",
        Verbs = null,
        Channels = null,
        State = state,
        Created = "2026-01-01T00:00:00Z",
        Expires = null,
        Revoked = null,
        LastUsed = null,
    };
}
