using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class JsonRequestTests
{
    [Fact]
    public void Half_a_surrogate_pair_is_no_text_and_no_number()
    {
        using var request = JsonRequest.Read(new MemoryStream("""{"name":"\ud83c","hours":"\udfac"}"""u8.ToArray())).Value;

        request.Text("name").Problem!.Type.Should().Be(ErrorType.Validation);
        request.Number("hours", 1).Problem!.Message.Should().Contain("“hours”");
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_before_a_field_is_asked_for() =>
        JsonRequest.Read(new MemoryStream(Encoding.Latin1.GetBytes("""{"name":"Ö"}"""))).Problem!.Type.Should().Be(ErrorType.ParseError);
}
