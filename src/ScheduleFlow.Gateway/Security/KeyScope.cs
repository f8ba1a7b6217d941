using System.Collections.Immutable;
using System.Security.Claims;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The limits of a caller's key, besides its role. Callers without such a key have no such limits.</summary>
/// <param name="Verbs">The only verbs and areas that it may use; empty: all.</param>
/// <param name="Channels">The ids of the only channels that it may work on; empty: all.</param>
internal sealed record KeyScope(ImmutableArray<string> Verbs, ImmutableArray<string> Channels)
{
    private const string Verb = "scheduleflow:verb";
    private const string Channel = "scheduleflow:channel";

    private static readonly KeyScope All = new([], []);

    /// <summary>Whether nothing is limited.</summary>
    public bool IsAll => Verbs.IsEmpty && Channels.IsEmpty;

    /// <summary>The scope of the caller with these claims.</summary>
    public static KeyScope Of(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type is Verb or Channel)
        ? new KeyScope([.. user.FindAll(Verb).Select(claim => claim.Value)], [.. user.FindAll(Channel).Select(claim => claim.Value)])
        : All;

    /// <summary>The scope of a key as claims, for every way to sign in with the key.</summary>
    public static IEnumerable<Claim> Claims(ApiKey key) =>
        key.Verbs.Select(verb => new Claim(Verb, verb)).Concat(key.Channels.Select(channel => new Claim(Channel, channel)));
}
