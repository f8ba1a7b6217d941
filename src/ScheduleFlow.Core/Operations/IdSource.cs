using System.Buffers.Binary;
using System.Text;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations;

/// <summary>Makes ids: with a seed given, the same seed, time and thing make the same id on every machine.</summary>
/// <param name="key">What all ids of one operation have in common.</param>
internal sealed class IdSource(string key)
{
    /// <param name="thing">What tells the thing apart from others of the operation, and from those of a like operation on other input.</param>
    /// <param name="turn">Which id of the thing's sequence, from 1: the others are for when those before are taken.</param>
    public ScheduleId For(string thing, int turn = 1)
    {
        var hash = Fingerprint.Md5(Encoding.UTF8.GetBytes(turn == 1 ? $"{key}/{thing}" : $"{key}#{turn}/{thing}"));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], hash.Low);

        // Version 4, variant 1: what readers of UUIDs expect of one without a meaning.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new ScheduleId(new Guid(bytes, bigEndian: true));
    }
}
