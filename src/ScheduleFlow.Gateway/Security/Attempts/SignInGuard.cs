using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>Slows down those who guess: passwords by the name that is tried and by the address that tries, keys by the address.</summary>
internal sealed class SignInGuard(GatewayOptions options, TimeProvider time)
{
    private readonly FailedAttempts _names = new(options.Security.FreeAttempts, time);
    private readonly FailedAttempts _addresses = new(options.Security.FreeAttempts, time);

    /// <summary>Begins a try with a password.</summary>
    /// <returns>How long to wait before there may be one; null: this one may.</returns>
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

    /// <summary>A key that nobody has was sent.</summary>
    /// <returns>How long to wait; null: it may be said that it is wrong.</returns>
    public TimeSpan? WrongKey(string address) => _addresses.Begin(address);
}
