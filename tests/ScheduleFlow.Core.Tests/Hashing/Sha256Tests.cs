using System.Security.Cryptography;
using ScheduleFlow.Core.Hashing;

namespace ScheduleFlow.Core.Tests.Hashing;

public sealed class Sha256Tests
{
    [Fact]
    public void It_is_the_platforms_for_every_length_around_a_block_and_however_the_bytes_come()
    {
        var random = new Random(1);
        foreach (var length in Enumerable.Range(0, 200).Append(100_000))
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var hash = new Sha256();
            for (var rest = bytes.AsSpan(); !rest.IsEmpty;)
            {
                var taken = random.Next(1, Math.Min(rest.Length, 150) + 1);
                hash.Append(rest[..taken]);
                rest = rest[taken..];
            }

            hash.Finish().Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)), $"of {length} bytes");
        }
    }
}
