//! What a value is as text, as CSV would have it.

use std::fmt::Display;

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType,
    cast::AsArray as _,
    downcast_dictionary_array,
    types::{
        ArrowTemporalType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
        Decimal256Type, DecimalType, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type,
        Int32Type, Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType,
        Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
        TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
        UInt64Type,
    },
};
use arrow_schema::{DataType, TimeUnit};
use jiff::{SignedDuration, Timestamp, civil::Time, tz::TimeZone};

/// A value that has no text: the message that says why, and what can be shown of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable(pub(super) &'static str, pub(super) String);

/// The text of a value, or nothing for one that is missing.
type Text = Result<Option<String>, Unreadable>;

/// What is between the items of a list, as in the fields of a table.
const SEPARATOR: char = '|';

/// The text of the value in a row of a column.
pub(super) fn text_of(values: &dyn Array, row: usize) -> Text {
    use DataType as Type;
    if values.is_null(row) {
        return Ok(None);
    }
    let text = match values.data_type() {
        Type::Utf8 => values.as_string_opt::<i32>().map(|texts| texts.value(row).to_owned()),
        Type::LargeUtf8 => values.as_string_opt::<i64>().map(|texts| texts.value(row).to_owned()),
        Type::Utf8View => values.as_string_view_opt().map(|texts| texts.value(row).to_owned()),
        Type::Binary => return utf8(values.as_binary_opt::<i32>().map(|bytes| bytes.value(row))),
        Type::LargeBinary => {
            return utf8(values.as_binary_opt::<i64>().map(|bytes| bytes.value(row)));
        }
        Type::BinaryView => return utf8(values.as_binary_view_opt().map(|bytes| bytes.value(row))),
        Type::FixedSizeBinary(_) => {
            return utf8(values.as_fixed_size_binary_opt().map(|bytes| bytes.value(row)));
        }
        Type::List(_) => return list(values.as_list_opt::<i32>().map(|lists| lists.value(row))),
        Type::LargeList(_) => {
            return list(values.as_list_opt::<i64>().map(|lists| lists.value(row)));
        }
        Type::FixedSizeList(..) => {
            return list(values.as_fixed_size_list_opt().map(|lists| lists.value(row)));
        }
        Type::Dictionary(..) => return of_dictionary(values, row),
        Type::Timestamp(unit, zone) => return timestamp(values, row, *unit, zone.is_some()),
        Type::Date32 | Type::Date64 => return day(values, row),
        Type::Time32(_) | Type::Time64(_) => return clock(values, row),
        _ => number(values, row),
    };
    Ok(text)
}

/// The text of a number or a truth value.
fn number(values: &dyn Array, row: usize) -> Option<String> {
    use DataType as Type;
    match values.data_type() {
        Type::Boolean => Some(values.as_boolean_opt()?.value(row).to_string()),
        Type::Int8 => shown::<Int8Type>(values, row),
        Type::Int16 => shown::<Int16Type>(values, row),
        Type::Int32 => shown::<Int32Type>(values, row),
        Type::Int64 => shown::<Int64Type>(values, row),
        Type::UInt8 => shown::<UInt8Type>(values, row),
        Type::UInt16 => shown::<UInt16Type>(values, row),
        Type::UInt32 => shown::<UInt32Type>(values, row),
        Type::UInt64 => shown::<UInt64Type>(values, row),
        Type::Float16 => shown::<Float16Type>(values, row),
        Type::Float32 => shown::<Float32Type>(values, row),
        Type::Float64 => shown::<Float64Type>(values, row),
        Type::Decimal32(..) => decimal::<Decimal32Type>(values, row),
        Type::Decimal64(..) => decimal::<Decimal64Type>(values, row),
        Type::Decimal128(..) => decimal::<Decimal128Type>(values, row),
        Type::Decimal256(..) => decimal::<Decimal256Type>(values, row),
        _ => None,
    }
}

fn shown<T: ArrowPrimitiveType>(values: &dyn Array, row: usize) -> Option<String>
where
    T::Native: Display,
{
    let shown = values.as_primitive_opt::<T>()?.value(row).to_string();
    // How programs write that a number is missing.
    Some(shown).filter(|shown| shown != "NaN")
}

fn decimal<T: DecimalType>(values: &dyn Array, row: usize) -> Option<String> {
    Some(values.as_primitive_opt::<T>()?.value_as_string(row))
}

/// The text in bytes, which may be something else.
fn utf8(bytes: Option<&[u8]>) -> Text {
    const SHOWN: usize = 40;
    let Some(bytes) = bytes else { return Ok(None) };
    let beginning = || String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN)]).into_owned();
    let text = std::str::from_utf8(bytes).map(|text| Some(text.to_owned()));
    text.map_err(|_| Unreadable("bulk-not-utf8", beginning()))
}

/// The items of a list as one text.
fn list(items: Option<ArrayRef>) -> Text {
    let Some(items) = items else { return Ok(None) };
    let mut joined = String::new();
    for index in 0..items.len() {
        let Some(item) = text_of(&items, index)? else { continue };
        if item.contains(SEPARATOR) {
            return Err(Unreadable("bulk-item-with-bar", item));
        }
        joined.push_str(&item);
        // The bar after the last item says that a comma in it separates nothing.
        joined.push(SEPARATOR);
    }
    Ok(Some(joined))
}

fn of_dictionary(values: &dyn Array, row: usize) -> Text {
    downcast_dictionary_array!(
        values => match values.key(row) {
            Some(index) if index < values.values().len() => text_of(values.values(), index),
            _ => Ok(None),
        },
        _ => Ok(None)
    )
}

/// The value of a type that counts some unit of time.
fn count<T: ArrowTemporalType>(values: &dyn Array, row: usize) -> Option<i64>
where
    T::Native: Into<i64>,
{
    values.as_primitive_opt::<T>().map(|counts| counts.value(row).into())
}

/// An instant in UTC or, of a timestamp without a zone, the day and the time of day.
fn timestamp(values: &dyn Array, row: usize, unit: TimeUnit, has_zone: bool) -> Text {
    let (count, nanoseconds) = match unit {
        TimeUnit::Second => (count::<TimestampSecondType>(values, row), 1_000_000_000),
        TimeUnit::Millisecond => (count::<TimestampMillisecondType>(values, row), 1_000_000),
        TimeUnit::Microsecond => (count::<TimestampMicrosecondType>(values, row), 1_000),
        TimeUnit::Nanosecond => (count::<TimestampNanosecondType>(values, row), 1),
    };
    let Some(count) = count else { return Ok(None) };
    match Timestamp::from_nanosecond(i128::from(count) * nanoseconds) {
        Ok(time) if has_zone => Ok(Some(time.to_string())),
        Ok(time) => Ok(Some(time.to_zoned(TimeZone::UTC).datetime().to_string())),
        Err(_) => Err(Unreadable("bulk-no-time", count.to_string())),
    }
}

fn day(values: &dyn Array, row: usize) -> Text {
    const MILLISECONDS: i64 = 86_400_000;
    let days = count::<Date32Type>(values, row);
    let day = days.or_else(|| {
        count::<Date64Type>(values, row).map(|milliseconds| milliseconds.div_euclid(MILLISECONDS))
    });
    let Some(day) = day else { return Ok(None) };
    let seconds = day.checked_mul(MILLISECONDS / 1000).map(Timestamp::from_second);
    match seconds {
        Some(Ok(time)) => Ok(Some(time.to_zoned(TimeZone::UTC).date().to_string())),
        _ => Err(Unreadable("bulk-no-time", day.to_string())),
    }
}

/// A time of day.
fn clock(values: &dyn Array, row: usize) -> Text {
    let since_midnight = match values.data_type() {
        DataType::Time32(TimeUnit::Second) => {
            count::<Time32SecondType>(values, row).map(SignedDuration::from_secs)
        }
        DataType::Time32(_) => {
            count::<Time32MillisecondType>(values, row).map(SignedDuration::from_millis)
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            count::<Time64MicrosecondType>(values, row).map(SignedDuration::from_micros)
        }
        _ => count::<Time64NanosecondType>(values, row).map(SignedDuration::from_nanos),
    };
    let Some(since_midnight) = since_midnight else { return Ok(None) };
    match Time::midnight().checked_add(since_midnight) {
        Ok(time) if time.second() == 0 => Ok(Some(time.strftime("%H:%M").to_string())),
        Ok(time) => Ok(Some(time.strftime("%H:%M:%S").to_string())),
        Err(_) => Err(Unreadable("bulk-no-time", since_midnight.as_secs().to_string())),
    }
}
