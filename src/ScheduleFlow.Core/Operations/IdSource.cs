using System.Buffers.Binary;
using System.Text;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations;

/// <summary>Makes ids. With a seed, the same seed, time and thing give the same id on every machine.</summary>
/// <param name="key">What all ids of one operation share.</param>
internal sealed class IdSource(string key)
{
    /// <param name="thing">
    /// What distinguishes the thing from others of the operation, and from those of the same operation on other input.
    /// </param>
    /// <param name="turn">The place in the thing's sequence of ids, from 1; later ones are used if earlier ones are taken.</param>
    public ScheduleId For(string thing, int turn = 1)
    {
        var hash = Fingerprint.Md5(Encoding.UTF8.GetBytes(turn == 1 ? $"{key}/{thing}" : $"{key}#{turn}/{thing}"));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], hash.Low);

        // Version 4, variant 1: what readers of UUIDs expect of a random one.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new ScheduleId(new Guid(bytes, bigEndian: true));
    }
}
