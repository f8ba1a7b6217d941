using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Windows-1252, for reading: Western text that is not UTF-8 nearly always is. Its five undefined bytes are read as the
/// control characters of Latin-1, as browsers do, so every sequence of bytes can be read.
/// </summary>
internal sealed class Windows1252 : Encoding
{
    private const string From80To9F =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static readonly Windows1252 Instance = new();

    private Windows1252()
    {
    }

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var value = bytes[byteIndex + i];
            chars[charIndex + i] = value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;
        }

        return byteCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => charCount;
}
