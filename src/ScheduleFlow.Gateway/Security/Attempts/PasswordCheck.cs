using System.Security.Cryptography;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>
/// Compares passwords, two at a time: each takes a processor for a tenth of a second, and they are for the workers. Somebody
/// who is not known costs as much as somebody who is.
/// </summary>
internal sealed class PasswordCheck : IDisposable
{
    private const int AtOnce = 2;
    private const int MaxWaiting = 50;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lazy<string> _nobodysHash = new(() => PasswordHash.Of(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
    private int _waiting;

    /// <summary>Whether it is the password of this user; null: so many are compared already that this one must come later.</summary>
    /// <param name="user">The user; null: there is none, and no password is theirs.</param>
    /// <param name="password">What was sent.</param>
    /// <param name="clientGone">Nobody waits any more.</param>
    public async Task<bool?> IsAsync(User? user, string password, CancellationToken clientGone)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _turns.WaitAsync(clientGone);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            var nobodys = _nobodysHash.Value;
            return await Task.Run(() => PasswordHash.IsOf(user?.Hash ?? nobodys, password), CancellationToken.None) && user is not null;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
