using System.Security.Cryptography;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>
/// Compares passwords, two at a time: each comparison takes a processor for a tenth of a second, and the workers need the
/// processors. An unknown user takes as long as a known one.
/// </summary>
internal sealed class PasswordCheck : IDisposable
{
    private const int AtOnce = 2;
    private const int MaxWaiting = 50;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lazy<string> _nobodysHash = new(() => PasswordHash.Of(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
    private int _waiting;

    /// <summary>Whether it is the password of this user; null: too many comparisons are waiting, so try again later.</summary>
    /// <param name="user">The user; null: the user is unknown, and no password matches.</param>
    /// <param name="password">The password that was sent.</param>
    /// <param name="clientGone">The client has gone.</param>
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
