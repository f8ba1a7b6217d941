using System.Collections.Immutable;
using System.Security.Claims;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Gateway.Security;

/// <summary>What the key of a caller is limited to, whatever its role. Callers without such a key have no limit here.</summary>
/// <param name="Verbs">The only verbs and areas that it may ask for; empty: all.</param>
/// <param name="Channels">The ids of the only channels that it may work on; empty: all.</param>
internal sealed record KeyScope(ImmutableArray<string> Verbs, ImmutableArray<string> Channels)
{
    private const string Verb = "scheduleflow:verb";
    private const string Channel = "scheduleflow:channel";

    private static readonly KeyScope All = new([], []);

    /// <summary>Whether nothing is limited.</summary>
    public bool IsAll => Verbs.IsEmpty && Channels.IsEmpty;

    /// <summary>The scope of whoever has these claims.</summary>
    public static KeyScope Of(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type is Verb or Channel)
        ? new KeyScope([.. user.FindAll(Verb).Select(claim => claim.Value)], [.. user.FindAll(Channel).Select(claim => claim.Value)])
        : All;

    /// <summary>The scope of a key, as claims: whoever comes in with the key has them, in whatever way.</summary>
    public static IEnumerable<Claim> Claims(ApiKey key) =>
        key.Verbs.Select(verb => new Claim(Verb, verb)).Concat(key.Channels.Select(channel => new Claim(Channel, channel)));
}
