using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>Slows down guessing: of passwords per name and per address, of keys per address.</summary>
internal sealed class SignInGuard(GatewayOptions options, TimeProvider time)
{
    private readonly FailedAttempts _names = new(options.Security.FreeAttempts, time);
    private readonly FailedAttempts _addresses = new(options.Security.FreeAttempts, time);
    private readonly FailedAttempts _places = new(options.Security.FreeAttempts, time);
    private readonly FamiliarPlaces _familiar = new();

    /// <summary>Begins an attempt with a password.</summary>
    /// <returns>How long to wait first; null: this attempt may go on.</returns>
    public TimeSpan? Begin(string name, string address)
    {
        if (_addresses.Begin(address) is { } wait)
        {
            return wait;
        }

        name = Counted(name);
        if (AttemptsOf(name, address, out var who).Begin(who) is not { } waitOfName)
        {
            return null;
        }

        _addresses.TakeBack(address);
        return waitOfName;
    }

    /// <summary>The password was right.</summary>
    public void Succeeded(string name, string address)
    {
        AttemptsOf(name, address, out var who).Succeeded(who);
        _addresses.TakeBack(address);
        _familiar.Add(name, address);
    }

    /// <summary>An unknown key was sent.</summary>
    /// <returns>How long to wait; null: the caller may be told that the key is wrong.</returns>
    public TimeSpan? WrongKey(string address) => _addresses.Begin(address);

    // Where a user has signed in before, the failures of others elsewhere do not count: else anybody could keep a user out.
    private FailedAttempts AttemptsOf(string name, string address, out string who)
    {
        var isFamiliar = _familiar.Has(name, address);
        who = isFamiliar ? FamiliarPlaces.Of(name, address) : name;
        return isFamiliar ? _places : _names;
    }

    // What can be nobody's name is counted together: it may be long, and is kept for an hour.
    private static string Counted(string name) => ApiKeyNames.IsWellFormed(name) ? name : "";
}
