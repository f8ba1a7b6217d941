using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>Slows down guessing: of passwords per name and per address, of keys per address.</summary>
internal sealed class SignInGuard(GatewayOptions options, TimeProvider time)
{
    private readonly FailedAttempts _names = new(options.Security.FreeAttempts, time);
    private readonly FailedAttempts _addresses = new(options.Security.FreeAttempts, time);

    /// <summary>Begins an attempt with a password.</summary>
    /// <returns>How long to wait first; null: this attempt may go on.</returns>
    public TimeSpan? Begin(string name, string address)
    {
        if (_addresses.Begin(address) is { } wait)
        {
            return wait;
        }

        if (_names.Begin(name) is not { } waitOfName)
        {
            return null;
        }

        _addresses.TakeBack(address);
        return waitOfName;
    }

    /// <summary>The password was right.</summary>
    public void Succeeded(string name, string address)
    {
        _names.Succeeded(name);
        _addresses.TakeBack(address);
    }

    /// <summary>An unknown key was sent.</summary>
    /// <returns>How long to wait; null: the caller may be told that the key is wrong.</returns>
    public TimeSpan? WrongKey(string address) => _addresses.Begin(address);
}
